// SPDX-License-Identifier: Apache-2.0

extension Page {
  /// How a page looks: ink on paper, one accent, verdicts told apart by shape and word.
  static let style: HTML = """
    :root{--paper:#fbfaf7;--ink:#1c1f22;--quiet:#5c646b;--rule:#d9d5cc;--accent:#0b5563;\
    --violation:#8f2d16;--undetermined:#8a5f00;--outside:#5b6b78;--band:#ece8de;--land:#efece4;\
    --water:#e1e8ea;--edge:#b9b3a6;color-scheme:light dark}
    @media (prefers-color-scheme:dark){:root{--paper:#14171a;--ink:#e9e6df;--quiet:#a2abb3;\
    --rule:#33393f;--accent:#7cc4d1;--violation:#f0906f;--undetermined:#e0b95b;--outside:#93a4b2;\
    --band:#262c31;--land:#242a2f;--water:#171b1e;--edge:#4d555c}}
    *{box-sizing:border-box}
    html{font:17px/1.5 Charter,"Bitstream Charter","Sitka Text","Noto Serif",Cambria,serif;\
    background:var(--paper);color:var(--ink);-webkit-text-size-adjust:100%;\
    scroll-padding-top:1rem}
    body{margin:0 auto;max-width:70rem;padding:1.25rem 1.25rem 4rem}
    a{color:var(--accent);text-underline-offset:.15em}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    .skip{position:absolute;left:-99rem}
    .skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem;z-index:2}
    header{border-bottom:2px solid var(--ink);padding-bottom:.9rem;display:flex;flex-wrap:wrap;\
    gap:.5rem 2rem;align-items:end;justify-content:space-between}
    h1{font-size:1.9rem;line-height:1.15;margin:.15rem 0 .4rem;font-weight:600;\
    letter-spacing:-.01em;text-wrap:balance;max-width:44rem}
    h2{font-size:1.2rem;line-height:1.25;margin:2.8rem 0 .35rem;font-weight:600;\
    text-wrap:balance;max-width:46rem}
    h3{font-size:1rem;line-height:1.3;margin:1.6rem 0 .3rem;font-weight:600;max-width:46rem}
    p{margin:.35rem 0 .8rem;max-width:38rem}
    .kicker{margin:0;color:var(--quiet);max-width:46rem}
    small,.note,figcaption,.sans,.kicker,table,caption,nav,.key,ul,summary{font-family:system-ui,\
    "Segoe UI","Noto Sans",sans-serif;font-size:.82rem;line-height:1.42}
    .note,figcaption,caption{color:var(--quiet);max-width:46rem}
    .sans{color:var(--quiet)}
    td .sans,th .sans{font-size:.76rem;font-weight:400}
    nav{display:flex;flex-wrap:wrap;gap:.2rem .9rem}
    nav a{padding:.3rem 0}
    td.n a,.four .sans a{display:inline-block;min-width:1.5rem;padding:.3rem 0;margin:-.3rem 0}
    caption{text-align:left;padding:.2rem 0 .5rem}
    table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
    th{text-align:left;font-weight:600;vertical-align:top}
    thead th,thead td{color:var(--quiet);border-bottom:1px solid var(--ink);\
    padding:.35rem .9rem .35rem 0;vertical-align:bottom}
    tbody th,tbody td{border-bottom:1px solid var(--rule);padding:.5rem .9rem .5rem 0;\
    vertical-align:top}
    tbody th[scope=row]{font-weight:400}
    tr.group th{padding-top:1rem;font-weight:600;border-bottom:1px solid var(--edge)}
    td.n,th.n{text-align:right}
    .now,td>b{white-space:nowrap}
    .line{display:block}
    .v,.u,.o{white-space:nowrap}
    .v{color:var(--violation)}.u{color:var(--undetermined)}.o{color:var(--outside)}
    .v::before{content:"■ "}.c::before{content:"▣ "}.u::before{content:"◧ "}.o::before{content:"□ "}
    .four{display:grid;grid-template-columns:repeat(4,1fr);gap:0 1.8rem;margin:.8rem 0 .6rem}
    .four>div{border-top:4px solid;padding-top:.55rem}
    .four .core{border-color:var(--violation)}
    .four .contested{border-top:4px double var(--ink)}
    .four .undetermined{border-image:repeating-linear-gradient(135deg,var(--undetermined) 0 4px,\
    transparent 4px 8px) 4}
    .four .outside{border-top-width:1px;padding-top:calc(.55rem + 3px);border-color:var(--outside)}
    .four p{margin:.15rem 0 .3rem;font-size:.92rem;line-height:1.4}
    .four p.big{font:600 2.9rem/1 system-ui,"Segoe UI","Noto Sans",sans-serif;\
    font-variant-numeric:tabular-nums;margin:0 0 .4rem}
    .four p.sans{font-size:.8rem}
    .four p.v,.four p.u,.four p.o{white-space:normal;color:var(--ink)}
    .four p.v::before{color:var(--violation)}.four p.u::before{color:var(--undetermined)}\
    .four p.o::before{color:var(--outside)}
    q{font-family:Charter,"Bitstream Charter","Sitka Text","Noto Serif",Cambria,serif;\
    font-size:.92rem}
    table.words td:nth-child(2),table.words td:nth-child(3){width:30%}
    tr.incident th,tr.incident td{border-bottom:0}
    tr.incident{scroll-margin-top:3rem}
    :target{background:var(--band)}
    tr.trace td{padding-top:0;padding-bottom:.6rem}
    ul.lists{columns:18rem;column-gap:1.6rem;list-style:none;padding:0;max-width:none;font-size:.76rem;overflow-wrap:anywhere}\
    ul.lists li{break-inside:avoid}
    h1 a,h2 a,.big a{color:inherit;text-decoration-thickness:.04em}
    .id{color:var(--quiet);font-size:.76rem}
    summary{cursor:pointer;color:var(--accent);width:fit-content;padding:.2rem 0}
    details[open]>summary{margin-bottom:.3rem}
    tr.trace details[open]{border-left:2px solid var(--edge);padding-left:.9rem;margin:.2rem 0}
    ul{margin:.3rem 0 .6rem;padding-left:1.1rem;max-width:52rem}
    li{margin:.2rem 0}
    ul.why{list-style:none;padding-left:0}
    ul.files li{margin:0}ul.files a{display:inline-block;padding:.35rem 0}
    table.limbs{width:auto;margin:.4rem 0}
    table.limbs th,table.limbs td{padding:.2rem 1rem .2rem 0;font-size:.76rem;white-space:nowrap}
    table.data{width:auto}
    .wide{overflow-x:auto}
    th,td{overflow-wrap:break-word}
    .gapped{color:var(--quiet);background:repeating-linear-gradient(135deg,var(--band) 0 3px,\
    transparent 3px 7px)}
    .defs{position:absolute}
    .maps{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem}
    figure{margin:.6rem 0}
    svg{display:block;width:100%;height:auto;font:12px system-ui,"Noto Sans",sans-serif;\
    fill:var(--quiet)}
    .maps text{fill:var(--ink);stroke:var(--land);stroke-width:2.5;paint-order:stroke;stroke-linejoin:round}
    .maps svg{font-size:9px;background:var(--water)}
    svg.defs{width:0;height:0}
    .water{fill:var(--water)}.land{fill:var(--land)}
    .edge{fill:none;stroke:var(--edge);stroke-width:.7}.disputed{stroke-dasharray:2 1.6}
    .objects{fill:none;stroke:var(--quiet);stroke-width:.35;opacity:.7}
    .rv,.ru,.ro{fill:none;stroke-width:.6;stroke-opacity:.75}
    .rv{stroke:var(--violation)}.ru{stroke:var(--undetermined)}.ro{stroke:var(--outside);\
    stroke-opacity:.45}
    .mv{fill:var(--violation);stroke:var(--paper);stroke-width:.6}
    .mu{fill:var(--paper);stroke:var(--undetermined)}.muh{fill:var(--undetermined)}
    .mo{fill:var(--paper);fill-opacity:.6;stroke:var(--outside)}
    .bv{fill:var(--violation)}
    .bc{fill:var(--paper);stroke:var(--violation);stroke-width:2}
    .bu{fill:var(--undetermined);fill-opacity:.45;stroke:var(--undetermined);stroke-width:.7}
    .force{fill:var(--quiet);fill-opacity:.55}
    .maybe{fill:var(--quiet);fill-opacity:.14;stroke:var(--quiet);stroke-width:.7;\
    stroke-dasharray:2 2}
    .gap{fill:none;stroke:var(--quiet);stroke-width:.7;stroke-dasharray:1 3}
    .axis{stroke:var(--ink);fill:none}.line{stroke-width:1}
    path.line{stroke:var(--rule);fill:none}
    figure.wide svg{min-width:44rem}
    .hold{fill:transparent}
    .maps a:hover .hold,.maps a:focus .hold{fill:var(--accent);fill-opacity:.25}
    svg.matrix{max-width:60rem}
    figure.wide svg.matrix{min-width:40rem}
    .matrix .head{fill:var(--ink);font-weight:600}.matrix .cell{fill:var(--ink)}
    .matrix .line{stroke:var(--rule);stroke-width:1}
    .full{fill:var(--ink)}.empty{fill:none;stroke:var(--ink);stroke-width:1.4}
    .unknown{stroke:var(--quiet);stroke-dasharray:1.5 2}
    th button{all:unset;cursor:pointer;color:inherit;font:inherit}
    th button:hover{color:var(--accent)}
    th button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
    th[aria-sort] button{color:var(--ink)}
    th[aria-sort=ascending] button::after{content:" ▲"}
    th[aria-sort=descending] button::after{content:" ▼"}
    .filter{font-family:system-ui,"Segoe UI","Noto Sans",sans-serif;font-size:.82rem;color:var(--quiet)}
    .filter input{font:inherit;color:inherit;color:var(--ink);background:var(--paper);\
    border:1px solid var(--quiet);padding:.3rem .5rem;margin-right:.8rem;max-width:100%}
    details.graphic{display:inline-block}
    code{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:.86em}
    .key span{margin-right:1.2rem}
    .key{max-width:none}
    .hash{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:.74rem;\
    overflow-wrap:anywhere}
    .address{overflow-wrap:anywhere}
    @media screen and (max-width:56rem){
    .four{grid-template-columns:1fr 1fr}.four>div{margin-bottom:1rem}
    h1{font-size:1.6rem}
    table:not(.limbs,.data) thead{display:none}
    table:not(.limbs,.data) :is(tbody,tr){display:block}
    table:not(.limbs,.data) tr{border-bottom:1px solid var(--edge);padding:.4rem 0}
    table:not(.limbs,.data) tr.incident{border-bottom:0}
    table:not(.limbs,.data) :is(tbody th,td){display:block;position:relative;border:0;\
    padding:.15rem 0}
    table:not(.limbs,.data) td[data-label]{display:flow-root;padding-left:8.6rem}
    table:not(.limbs,.data) td[data-label]::before{content:attr(data-label);color:var(--quiet);\
    float:left;margin-left:-8.6rem;width:8.2rem;padding-right:.4rem;overflow-wrap:anywhere}
    td.n{text-align:left}
    table:not(.limbs,.data) tbody th[scope=row]{font-weight:600}
    table.words td:nth-child(n){width:auto}
    caption{display:block}
    .v,.u,.o{white-space:normal}
    .data{display:block;overflow-x:auto}
    }
    @media print{
    html{font-size:9.5pt;background:none}
    body{max-width:none;padding:0}
    nav,.skip,.filter{display:none}
    details::details-content{content-visibility:visible;block-size:auto}
    .graphic::details-content{content-visibility:hidden}
    h2,h3,caption{break-after:avoid;break-inside:avoid}
    table{font-size:.74rem}
    tr,figure,.four>div{break-inside:avoid}
    tr.trace,tr.trace td{break-inside:auto}
    tr.incident,tr.group{break-after:avoid}
    tr.trace{font-size:.9em}
    a{color:inherit}
    .maps{grid-template-columns:repeat(3,1fr)}
    figure.wide svg{min-width:0}
    @page{size:A4;margin:16mm 14mm}
    }

    """
}
