/* On the page that a host shows at any address, as long as the site's own is not set: finds the top of the site by the
   folders that it has, and leads every way from there. It stands in the page itself. */
{const root=document.documentElement,steps=location.pathname.split("/"),folders=root.dataset.folders.split(" ");
const first=steps.findIndex((step)=>folders.includes(step)),top=location.origin.replace("null","file://")+steps.slice(0,first<0?-1:first).join("/")+"/";
document.addEventListener("DOMContentLoaded",()=>document.querySelectorAll("a[href^='/'],form[action^='/'],link[rel=stylesheet],script[src]").forEach((one)=>{
const name=["href","src","action"].find((name)=>one.hasAttribute(name)),way=top+one.getAttribute(name).replace(/^\//,"");
if(one.localName!=="script")one.setAttribute(name,way);else if(one.src!==way)document.head.append(Object.assign(document.createElement("script"),{src:way}))}))}
