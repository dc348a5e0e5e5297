// Before anything is painted: whether this browser can show more than the text of the page, and whether the address asks for
// something, which the first screen of a lesson would hide.
if (window.DecompressionStream) document.documentElement.classList.remove("plainly");
else document.documentElement.classList.add("too-old");
if (location.hash || location.search) document.documentElement.classList.remove("opening");
