// Links between views are plain addresses. A click on one goes where Back and Forward go: the address changes, and
// Streamlit answers it inside the running session, controls included. So it takes a rerun and not a reload, and one
// click is one step of the browser's history. Without this script it works as any link does.
const HEADER = 64; // pixels at the top that the navigation covers
let sought = null;

export default function (component) {
  const { data } = component;

  const follow = (event) => {
    const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (event.defaultPrevented || event.button !== 0 || modified) return;
    const link = event.target.closest('[data-testid="stHtml"] a[href]');
    if (!link || link.origin !== window.location.origin) return;
    if (link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    if (link.href !== window.location.href) window.history.pushState({}, "", link.href);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  };
  document.addEventListener("click", follow);

  let tries = 0;
  const seek = () => {
    const target = document.getElementById(data.focus);
    if (!target) {
      if (tries++ < 30) setTimeout(seek, 100);
      return;
    }
    const { top, height } = target.getBoundingClientRect();
    const inSight = top > HEADER && top < window.innerHeight * 0.75;
    if (!inSight) target.scrollIntoView({ block: height > window.innerHeight / 2 ? "start" : "center" });
  };
  const wanted = data.focus ? JSON.stringify(data) : null;
  if (wanted !== sought) {
    sought = wanted;
    if (wanted) seek();
  }
  return () => document.removeEventListener("click", follow);
}
