// Runs before anything else on the page: the token must not stay in the address, the history or a referrer.
// A reload therefore joins without it, as in Daily Prebuilt.
(() => {
  const url = new URL(location.href);
  const token = url.searchParams.get("t");
  if (token === null) return;
  url.searchParams.delete("t");
  history.replaceState(null, "", url);
  window.takenToken = token;
})();
