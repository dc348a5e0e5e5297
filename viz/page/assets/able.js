// Before anything is painted: whether this browser can show more than the text of the page, and whether the address asks for
// something, which the first screen of a lesson would hide.
if (window.DecompressionStream) document.documentElement.classList.remove("plainly");
else document.documentElement.classList.add("too-old");
// In which language it is asked for hides nothing.
if (location.hash || location.search.replace(/([?&])lang=[^&]*/, "").length > 1) document.documentElement.classList.remove("opening");
