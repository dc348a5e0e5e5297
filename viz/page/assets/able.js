// Whether this browser can show more than the text of the page; before anything is painted.
if (window.DecompressionStream) document.documentElement.classList.remove("plainly");
