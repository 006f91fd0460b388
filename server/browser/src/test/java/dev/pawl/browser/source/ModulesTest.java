package dev.pawl.browser.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ModulesTest {
    private static final Map<String, JsModule> MODULES = ConsoleSources.modules();

    private static List<String> all(Function<JsModule, List<String>> rule) {
        return MODULES.values().stream().flatMap(module -> rule.apply(module).stream()).toList();
    }

    /** What browsers bring, as far as the console uses it. */
    private static final Set<String> OF_BROWSERS = Set.of(
            "AbortController", "Array", "Blob", "Boolean", "CSS", "DOMParser", "Date", "Error", "EventSource",
            "FormData", "Infinity", "Intl", "JSON", "Map", "Math", "Number", "Object", "Promise", "ResizeObserver",
            "Set", "String", "URL", "URLSearchParams", "Uint16Array", "WeakMap", "XMLSerializer",
            "cancelAnimationFrame", "clearInterval", "clearTimeout", "decodeURIComponent", "document",
            "encodeURIComponent", "fetch", "globalThis", "history", "localStorage", "location", "matchMedia",
            "navigator", "performance", "requestAnimationFrame", "sessionStorage", "setInterval", "setTimeout",
            "undefined", "window");

    private static List<String> undeclared(JsModule module) {
        return Scope.of(module).undeclared().filter(name -> !OF_BROWSERS.contains(name))
                .map(name -> module.name() + ": nothing declares " + name).toList();
    }

    private static JsModule module(String name, String text) {
        return JsModule.parse(name, text);
    }

    private static List<String> unused(JsModule module) {
        return Scope.of(module).unused().map(name -> module.at(name) + ": nothing uses " + name.getString()).toList();
    }

    @Test
    void files_and_functions_are_small() {
        assertThat(all(Limits::exceeded)).as("what is too large").isEmpty();
    }

    @Test
    void what_is_too_large_is_named() {
        String lines = "\n".repeat(41);
        assertThat(Limits.exceeded(module("a.js", "const long = () => {" + lines + "};\n"
                + "function wide(a, b, c, d, e, f, g, h) { return () => a ? b : c; }\n"
                + "function deep(a) { if (a && a || a) while (a) a = a ? 1 : a ? 2 : a ? 3 : a ? 4 : a && a && a; }\n"
                + "\n".repeat(400)))).containsExactly(
                        "a.js: expected at most 400 lines, but it has 444",
                        "a.js:1 function long: expected at most 40 lines, but it has 42",
                        "a.js:43 function wide: expected at most 7 parameters, but it has 8",
                        "a.js:44 function deep: expected at most 10 as its complexity, but it has 11");
    }

    @Test
    void nothing_is_unused() {
        assertThat(all(ModulesTest::unused)).as("names that nothing uses").isEmpty();
    }

    @Test
    void every_name_is_declared() {
        assertThat(all(ModulesTest::undeclared)).as("names that are not there").isEmpty();
        assertThat(undeclared(module("a.js", "import { one } from './b.js';\n"
                + "export const f = (a, { b = one }) => { for (const c of a) two(c, b, document.title); };")))
                .containsExactly("a.js: nothing declares two");
    }

    @Test
    void what_is_unused_is_named() {
        assertThat(unused(module("a.js", """
                import { one, two as other } from './b.js';
                const { x, y: [z], ...rest } = one;
                export function f(a, { b = a, c }) { const x = 1; try { g(b); } catch { return x; } return z => z; }
                function g(event) { for (const [i, each] of rest) return each; }
                export const h = (first, second, { third }) => third;
                const { left, ...others } = rest;
                """))).containsExactlyInAnyOrder("a.js:1: nothing uses other", "a.js:2: nothing uses z",
                "a.js:3: nothing uses c", "a.js:4: nothing uses event",
                "a.js:4: nothing uses i",
                "a.js:6: nothing uses others");
    }

    @Test
    void imports_and_exports_meet() {
        Links links = new Links(MODULES);
        assertThat(links.broken()).as("imports of what is not there").isEmpty();
        assertThat(links.unused(ConsoleSources.tests())).as("exports that nothing imports").isEmpty();
    }

    @Test
    void what_does_not_meet_is_named() {
        Links links = new Links(Map.of(
                "v/a.js",
                module("v/a.js", "import d, { one } from '../b.js';\nimport { h } from 'preact';\nimport './c.js';"
                        + "export const tested = 1;\nexport default tested;\nimport('../b.js').then(({ later }) => later);"),
                "b.js", module("b.js", "export const two = 1;\nexport function later() {}")));
        assertThat(links.broken()).containsExactly("v/a.js:1: b.js exports no default", "v/a.js:1: b.js exports no one",
                "v/a.js:3: there is no ./c.js");
        assertThat(links.unused("m.tested()")).containsExactlyInAnyOrder("b.js: nothing imports two",
                "v/a.js: nothing imports default");
    }

    @Test
    void no_text_becomes_markup_or_code_and_no_other_host_is_spoken_to() {
        assertThat(all(Dangers::in)).as("what must not be done").isEmpty();
    }

    @Test
    void what_is_dangerous_is_named() {
        assertThat(Dangers.in(module("a.js", """
                node.innerHTML = text;
                document.write(text);
                stream.write(text);
                new Function(text);
                const where = 'https://example.com/x';
                const xmlns = 'http://www.w3.org/2000/svg';
                html`<b style="color: red" dangerouslySetInnerHTML=${x}>`;
                // https://example.com is only talk
                """))).containsExactly("a.js:1: uses innerHTML", "a.js:2: uses write", "a.js:4: uses Function",
                "a.js:5: says https://example.", "a.js:7: says style=\"");
    }
}
