try{const t=localStorage.getItem("hb-theme");if(t)document.documentElement.dataset.theme=t}catch{}
