/** Leads from the top of the site to the language the reader's browser prefers. */
const prefersChinese = /^zh\b/i.test(navigator.languages[0] ?? navigator.language);
location.replace(`${prefersChinese ? "zh-CN" : "en"}/index.html`);
