// The files stay here, in the browser: each request sends them again, and the server keeps nothing. A fix gives back
// the changed file, which takes the place of the one before; what was before can be taken back.
"use strict";

(() => {
  const form = document.getElementById("upload");
  if (!form) return;
  const drop = document.getElementById("drop");
  const input = document.getElementById("files");
  const chosen = document.getElementById("chosen");
  const said = document.getElementById("said");
  const results = document.getElementById("results");
  const downloads = document.getElementById("downloads");
  const files = new Map();
  let asked = 0;
  let fading = 0;

  // What is said stays in its place, and for a while also where it is seen from anywhere in the page.
  function say(text, kind = "") {
    clearTimeout(fading);
    said.textContent = text;
    said.className = `said ${kind} ${text ? "fresh" : ""}`;
    if (kind !== "busy") fading = setTimeout(() => said.classList.remove("fresh"), 8000);
  }

  class Refused extends Error {}

  async function ask(address, body) {
    let answer;
    try {
      answer = await fetch(address, { method: "POST", body, headers: { "Govlint-Part": "1" }, credentials: "same-origin" });
    } catch {
      throw new Refused("没有连上检查程序，请看看它是否还在运行。");
    }
    if (answer.status === 401) {
      location.reload();
      throw new Refused("需要口令。");
    }
    if (!answer.ok) throw new Refused((await answer.text()) || "检查时程序出错，没有结果。");
    return answer;
  }

  function choices() {
    const body = new FormData();
    if (form.elements.series.checked) body.append("series", "1");
    if (form.elements.published.value) body.append("published", form.elements.published.value);
    return body;
  }

  function everything() {
    const body = choices();
    let size = 0;
    for (const [name, file] of files) {
      body.append("file", file.data, name);
      size += file.data.size;
    }
    if (size > Number(form.dataset.most)) throw new Refused("上传的文件太大，没有检查。");
    return body;
  }

  // One request at a time decides what is shown: an answer that was overtaken is dropped.
  async function check(after = "") {
    const turn = ++asked;
    if (!files.size) {
      results.replaceChildren();
      results.removeAttribute("aria-busy");
      downloads.hidden = true;
      say("");
      return;
    }
    say("正在检查……", "busy");
    results.setAttribute("aria-busy", "true");
    try {
      const answer = await ask("check", everything());
      const text = await answer.text();
      if (turn !== asked) return;
      results.innerHTML = text;
      downloads.hidden = false;
      for (const section of results.querySelectorAll(".file")) arm(section);
      document.dispatchEvent(new Event("govlint:shown"));
      const summary = results.querySelector(".lead");
      summary?.remove();
      say(after || summary?.textContent || "检查完了。");
    } catch (error) {
      if (turn === asked) complain(error);
    } finally {
      if (turn === asked) results.removeAttribute("aria-busy");
    }
  }

  function complain(error) {
    say(error instanceof Refused ? error.message : "浏览器里出错了，请刷新页面再试。", "wrong");
    if (!(error instanceof Refused)) console.error(error);
  }

  function arm(section) {
    const file = files.get(section.dataset.path);
    for (const what of ["undo", "save"]) {
      const button = section.querySelector(`[data-do="${what}"]`);
      if (button) button.hidden = !file?.before.length;
    }
  }

  async function mend(name, fingerprints) {
    const file = files.get(name);
    const body = choices();
    body.append("file", file.data, name);
    if (fingerprints) for (const each of fingerprints) body.append("only", each);
    else body.append("all", "1");
    say("正在改正……", "busy");
    const answer = await ask("fix", body);
    const outcome = JSON.parse(decodeURIComponent(answer.headers.get("Govlint-Outcome")));
    const data = await answer.blob();
    if (outcome.mended) {
      file.before.push(file.data);
      file.data = data;
      list();
    }
    const at = [...results.querySelectorAll(".remark")].indexOf(document.activeElement?.closest(".remark"));
    const left = outcome.left ? `，有 ${outcome.left} 处没有改：${outcome.reasons.join("；") || "改动前后情况变了"}` : "";
    const whole = outcome.mended ? `改正了 ${outcome.mended} 处${left}。原来的文件没有动，改正后的请下载。` : `没有改动${left}。`;
    await check(whole);
    // The button is gone: go on where it was.
    const next = [...results.querySelectorAll(".remark")][Math.max(at, 0)];
    (next ?? results).focus({ preventScroll: true });
  }

  async function save(address, body, name) {
    say("正在准备……", "busy");
    const answer = await ask(address, body);
    const given = answer.headers.get("Content-Disposition")?.match(/filename\*=UTF-8''([^;]+)/)?.[1];
    keep(await answer.blob(), name ?? decodeURIComponent(given ?? "govlint"));
    say("已经下载。");
  }

  function keep(data, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(data);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  function list() {
    drop.classList.toggle("filled", files.size > 0);
    chosen.replaceChildren(
      ...[...files].map(([name, file]) => {
        const item = document.createElement("li");
        const shown = document.createElement("span");
        shown.className = "name";
        shown.textContent = name;
        item.append(shown);
        if (file.before.length) {
          const changed = document.createElement("span");
          changed.className = "changed";
          changed.textContent = `已改正 ${file.before.length} 次`;
          item.append(changed);
        }
        const away = document.createElement("button");
        away.type = "button";
        away.textContent = "移去";
        away.setAttribute("aria-label", `移去 ${name}`);
        away.addEventListener("click", () => {
          files.delete(name);
          list();
          check();
          input.focus();
        });
        item.append(away);
        return item;
      }),
    );
  }

  // A name under which the server sends the file back: on the way there, quotation marks, paths and what cannot be seen
  // are changed.
  function plain(name) {
    return [...name.replace(/["\\/]|[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, "_")].slice(-180).join("");
  }

  // The bytes are taken at once: what is changed on the disk later is not what was checked.
  async function take(given) {
    for (const each of given) {
      const wanted = plain(each.name);
      let name = wanted;
      for (let number = 2; files.has(name); number += 1) {
        const dot = wanted.lastIndexOf(".");
        name = dot > 0 ? `${wanted.slice(0, dot)} (${number})${wanted.slice(dot)}` : `${wanted} (${number})`;
      }
      try {
        files.set(name, { data: new Blob([await each.arrayBuffer()]), before: [] });
      } catch {
        say(`“${each.name}”打不开，请看看它是不是文件夹，或者正被别的程序使用。`, "wrong");
        return;
      }
    }
    list();
    await check();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (files.size) check();
    else input.click();
  });
  form.addEventListener("change", (event) => {
    if (event.target !== input) check();
  });
  input.addEventListener("change", () => {
    const given = [...input.files];
    input.value = "";
    take(given);
  });
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.classList.remove("over");
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    drop.classList.remove("over");
    take([...event.dataTransfer.files]);
  });

  async function act(button) {
    const name = button.closest(".file")?.dataset.path;
    const file = files.get(name);
    const only = () => {
      const body = choices();
      body.append("file", file.data, name);
      return body;
    };
    if (button.dataset.mend) await mend(name, [button.dataset.mend]);
    else if (button.dataset.do === "mend-all") await mend(name, null);
    else if (button.dataset.do === "save") keep(file.data, name);
    else if (button.dataset.do === "annotate") await save("annotate", only());
    else if (button.dataset.report) await save(`report/${button.dataset.report}`, everything());
    else if (button.dataset.do === "undo") {
      file.data = file.before.pop();
      list();
      await check("撤销了上一步改正。");
    }
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-mend], [data-do], [data-report]");
    if (!button) return;
    button.disabled = true;
    try {
      await act(button);
    } catch (error) {
      complain(error);
    } finally {
      button.disabled = false;
    }
  });
})();
