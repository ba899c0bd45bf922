// SPDX-License-Identifier: Apache-2.0

import Foundation
import TruceLedger

/// The one script of a page: it lets a reader sort and filter tables, and adds nothing else.
///
/// Everything can be read without it. The page's policy names its digest, so that no other runs.
enum PageScript {
  /// SHA-256 in base64, as a policy names it.
  static let digest: HTML = {
    let bytes = Array(text.text.utf8)
    return HTML(stringLiteral: Data(Hash(of: bytes).bytes).base64EncodedString())
  }()

  /// What sorts and filters.
  ///
  /// A header gets a button, and says by `aria-sort` how its table is sorted; a row and the trace below
  /// it stay together, and no row leaves its group. A table with `data-filter` gets a field above it.
  static let text: HTML = """
    (function(){
    "use strict";
    var words=document.body.dataset;
    function key(row,index){
    var cell=row.cells[index];if(!cell)return "";
    var time=cell.querySelector("time");if(time)return time.getAttribute("datetime");
    return cell.textContent.trim();
    }
    function number(text){
    var plain=text.replace(/[\\u00a0\\u202f ,]/g,"").replace(/\\u2212/g,"-");
    return /^-?[0-9]+/.test(plain)?parseFloat(plain):NaN;
    }
    function units(body){
    var list=[];
    Array.prototype.forEach.call(body.rows,function(row){
    if(row.classList.contains("group"))return;
    if(row.classList.contains("trace")&&list.length)list[list.length-1].push(row);
    else list.push([row]);
    });
    return list;
    }
    function sort(table,head,index){
    var falls=head.getAttribute("aria-sort")==="ascending";
    Array.prototype.forEach.call(table.tHead.rows[0].cells,function(other){
    other.removeAttribute("aria-sort");
    });
    head.setAttribute("aria-sort",falls?"descending":"ascending");
    Array.prototype.forEach.call(table.tBodies,function(body){
    var list=units(body).map(function(rows,place){return {rows:rows,key:key(rows[0],index),place:place};});
    list.sort(function(a,b){
    var x=number(a.key),y=number(b.key);
    var order=isNaN(x)||isNaN(y)?(a.key<b.key?-1:a.key>b.key?1:0):x-y;
    return (falls?-order:order)||a.place-b.place;
    });
    list.forEach(function(unit){unit.rows.forEach(function(row){body.appendChild(row);});});
    });
    }
    function filter(table,text,said){
    var wanted=text.trim().toLowerCase(),shown=0,all=0;
    Array.prototype.forEach.call(table.tBodies,function(body){
    units(body).forEach(function(rows){
    var fits=!wanted||rows.some(function(row){return row.textContent.toLowerCase().indexOf(wanted)>=0;});
    all+=1;if(fits)shown+=1;
    rows.forEach(function(row){row.hidden=!fits;});
    });
    });
    said.textContent=words.shown.replace("%1",shown).replace("%2",all);
    }
    Array.prototype.forEach.call(document.querySelectorAll("table.sorts"),function(table,place){
    if(!table.tHead)return;
    Array.prototype.forEach.call(table.tHead.rows[0].cells,function(head,index){
    if(head.tagName!=="TH"||!head.textContent.trim())return;
    var button=document.createElement("button");
    button.type="button";button.title=words.sort;
    while(head.firstChild)button.appendChild(head.firstChild);
    head.appendChild(button);
    button.addEventListener("click",function(){sort(table,head,index);});
    });
    if(!table.classList.contains("filters"))return;
    var box=document.createElement("p"),label=document.createElement("label");
    var field=document.createElement("input"),said=document.createElement("span");
    box.className="filter";label.textContent=words.filter+" ";
    field.type="search";field.id="filter-"+place;label.htmlFor=field.id;
    said.setAttribute("role","status");
    box.appendChild(label);box.appendChild(field);box.appendChild(said);
    table.parentNode.insertBefore(box,table);
    field.addEventListener("input",function(){filter(table,field.value,said);});
    });
    })();
    """
}
