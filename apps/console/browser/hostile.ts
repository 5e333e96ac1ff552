// Which texts would run, draw or mislead if a page took them for anything but text?

/** Set by any of them that runs. */
export const ran = "weirRan"
/** On every element that any of them would make. */
export const mark = "data-hostile"

const act = `globalThis.${ran}=1`

/** None is longer than a name may be, and none is blank. */
export const hostile: ReadonlyArray<string> = [
  `<script ${mark}>${act}</script>`,
  `<ScRiPt ${mark} src=data:text/javascript,${act}>`,
  `</title></style></textarea></script><script ${mark}>${act}</script>`,
  `<img ${mark} src=x onerror="${act}">`,
  `<img ${mark} src=x onerror=${act}//`,
  `"><img ${mark} src=x onerror=${act}>`,
  `'><svg ${mark} onload='${act}'>`,
  `<svg ${mark}><script>${act}</script></svg>`,
  `<svg ${mark}><animate onbegin=${act} attributeName=x dur=1s>`,
  `<svg ${mark}><a xlink:href="javascript:${act}"><text y=20>a</text></a></svg>`,
  `<math ${mark}><mtext><img src=x onerror=${act}></mtext></math>`,
  `<iframe ${mark} srcdoc="<script>parent.${ran}=1</script>"></iframe>`,
  `<iframe ${mark} src="javascript:parent.${ran}=1">`,
  `<object ${mark} data="javascript:${act}">`,
  `<embed ${mark} src="javascript:${act}">`,
  `<a ${mark} href="javascript:${act}">a</a>`,
  `<a ${mark} href="java&#10;script:${act}">a</a>`,
  `javascript:${act}//`,
  `data:text/html,<script>${act}</script>`,
  `<form ${mark} action="javascript:${act}"><button autofocus onfocus=${act}>a`,
  `<input ${mark} autofocus onfocus="${act}">`,
  `<details ${mark} open ontoggle="${act}">`,
  `<video ${mark}><source onerror="${act}"></video>`,
  `<body ${mark} onload=${act} onpageshow=${act}>`,
  `<base ${mark} href="https://hostile.example/">`,
  `<meta ${mark} http-equiv="refresh" content="0;url=data:text/html,a">`,
  `<link ${mark} rel=stylesheet href="data:text/css,*{display:none}">`,
  `<style ${mark}>*{display:none!important}</style>`,
  `<p ${mark} style="position:fixed;inset:0;background:red">a`,
  `<template ${mark}><slot></template><x-a v-html="1">`,
  `{{ 191 * 7 }}`,
  `{{constructor.constructor('${act}')()}}`,
  "${191*7} #{191*7} <%= 191*7 %> {% 191*7 %}",
  `@:app.unreachable @.upper:nav.deals {n} | {0} | {name}`,
  `&lt;img src=x onerror=${act}&gt; &#x3c;b&#x3e;`,
  `‮gnp.exe‬ ⁧⁦admin⁩ ‏`,
  "a\tb\r\nc\u0007\u001b[31md\u0085e\u2028f\ufeff",
  '=HYPERLINK("https://hostile.example";"a")',
  "=cmd|' /C calc'!A0",
  "+1+cmd|' /C calc'!A0",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  "\t=1+1",
  "＝1+1",
  "__proto__",
  "constructor",
  "../../../../etc/passwd%00.png",
  "' OR 1=1; DROP TABLE deal; --"
]
