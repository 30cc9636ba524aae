// Runs before an embed's first paint: the theme that its address asks for, else the system's.
const theme = new URLSearchParams(location.search).get("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
