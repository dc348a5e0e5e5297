({
  ready: () => window.Bokeh?.documents[0]?.is_idle,
  show: (day) => { Bokeh.documents[0].get_model_by_name("day").value = day; },
})
