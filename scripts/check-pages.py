# SPDX-License-Identifier: Apache-2.0
"""Looks at pages in a real browser: axe-core, sideways scrolling, and reach by keyboard alone.

check-pages.py AXE PAGE...: AXE is axe-core's script. Ends with 1 when something is wrong.
"""

import pathlib
import shutil
import sys

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

WIDTHS = [360, 768, 1100, 1440]


def browser(dark):
    options = webdriver.ChromeOptions()
    for word in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]:
        options.add_argument(word)
    if dark:
        options.add_argument("--blink-settings=preferredColorScheme=0")
    options.binary_location = shutil.which("chromium")
    return webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)


def resize(driver, width):
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": False},
    )


def faults_of_axe(driver, axe):
    driver.execute_script(axe)
    result = driver.execute_async_script(
        "var done=arguments[arguments.length-1];"
        "axe.run(document,{runOnly:{type:'tag',values:['wcag2a','wcag2aa','wcag21a','wcag21aa',"
        "'wcag22aa','best-practice']}}).then(done,function(e){done({error:String(e)});});"
    )
    if "error" in result:
        return [result["error"]]
    return [
        f"axe {fault['impact']} {fault['id']}: {len(fault['nodes'])} nodes, first "
        f"{fault['nodes'][0]['html'][:160]}"
        for fault in result["violations"]
    ]


def faults_of_width(driver):
    found = []
    for width in WIDTHS:
        resize(driver, width)
        wide = driver.execute_script(
            "var d=document.documentElement;return [d.scrollWidth,d.clientWidth];"
        )
        if wide[0] > wide[1]:
            who = driver.execute_script(
                "var w=document.documentElement.clientWidth,r='';"
                "document.querySelectorAll('body *').forEach(function(e){"
                "if(e.closest('.wide,.skip,.data,thead')&&!e.matches('.wide'))return;"
                "if(e.getBoundingClientRect().right>w+1&&!r)r=e.outerHTML.slice(0,120);});return r;"
            )
            found.append(f"scrolls sideways at {width}: {wide[0]} > {wide[1]}, {who}")
    return found


def faults_of_keyboard(driver):
    """Every link, button, field and summary that can be seen is reached by Tab, and shows it."""
    resize(driver, 1100)
    wanted = driver.execute_script(
        "var n=0;document.querySelectorAll('a[href],button,input,summary').forEach(function(e){"
        "if(e.tabIndex<0||!e.getClientRects().length)return;"
        "var p=e.matches('summary')?e.parentElement.parentElement:e;"
        "if(p.closest('details:not([open])'))return;e.dataset.wanted=n++;});return n;"
    )
    driver.execute_script("document.activeElement.blur();window.scrollTo(0,0);")
    body = driver.find_element(By.TAG_NAME, "body")
    reached, bare = set(), []
    for _ in range(wanted + 60):
        (body if not reached else driver.switch_to.active_element).send_keys(Keys.TAB)
        name, outline = driver.execute_script(
            "var e=document.activeElement;return [e.dataset.wanted||'',"
            "getComputedStyle(e).outlineStyle];"
        )
        if name in reached:
            break
        if name:
            reached.add(name)
            if outline == "none":
                bare.append(name)
    found = []
    if len(reached) < wanted:
        first = driver.execute_script(
            "var r=arguments[0];var e=[].find.call(document.querySelectorAll('[data-wanted]'),"
            "function(e){return r.indexOf(e.dataset.wanted)<0;});return e?e.outerHTML.slice(0,120):'';",
            list(reached),
        )
        found.append(f"keyboard reaches {len(reached)} of {wanted}; not {first}")
    if bare:
        found.append(f"{len(bare)} stops show no focus")
    return len(reached), found


def faults_of_sorting(driver):
    """A header sorts its table and says so; the filter hides rows and says how many are left."""
    heads = driver.find_elements(By.CSS_SELECTOR, "table.incidents th button")
    if not heads:
        return []
    heads[0].send_keys(Keys.ENTER)
    found = []
    head = driver.find_element(By.CSS_SELECTOR, "table.incidents th[aria-sort]")
    if head.get_attribute("aria-sort") != "ascending":
        found.append("a header that was pressed does not say that it sorts")
    times = driver.execute_script(
        "return [].map.call(document.querySelectorAll('table.incidents'),function(t){"
        "return [].map.call(t.tBodies,function(b){return [].map.call("
        "b.querySelectorAll('tr.incident time'),function(e){return e.getAttribute('datetime');});});})[0];"
    )
    for body in times:
        if body != sorted(body):
            found.append("rows are not in order after sorting")
    field = driver.find_element(By.CSS_SELECTOR, ".filter input")
    field.send_keys("zzzz no such row")
    if driver.find_elements(By.CSS_SELECTOR, "table.incidents tr.incident:not([hidden])") and (
        len(driver.find_elements(By.CSS_SELECTOR, "table.incidents")) == 1
    ):
        found.append("the filter hides nothing")
    field.clear()
    return found


def main():
    axe = pathlib.Path(sys.argv[1]).read_text()
    bad, stops = 0, 0
    for dark in [False, True]:
        driver = browser(dark)
        driver.set_script_timeout(120)
        for page in sys.argv[2:]:
            driver.get(pathlib.Path(page).absolute().as_uri())
            faults = faults_of_width(driver)
            for width in [360, 1100]:
                resize(driver, width)
                faults += [f"{width}: {fault}" for fault in faults_of_axe(driver, axe)]
            if not dark:
                reached, more = faults_of_keyboard(driver)
                stops += reached
                faults += more + faults_of_sorting(driver)
            for fault in faults:
                print(f"{page} ({'dark' if dark else 'light'}): {fault}")
            bad += len(faults)
        driver.quit()
    print(f"{len(sys.argv) - 2} pages, {stops} stops of the keyboard, {bad} faults")
    sys.exit(1 if bad else 0)


main()
