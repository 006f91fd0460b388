package dev.pawl.browser.lib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.browser.harness.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From a JSON Schema to what is typed, and from that to answers. */
class FormModuleTest {
    @RegisterExtension
    private static final Console CONSOLE = Console.open();

    private static Object draft(String function) {
        return String.valueOf(CONSOLE.module("views/approvals/form/draft.js").call(function));
    }

    private static Object schema(String function) {
        return String.valueOf(CONSOLE.module("views/approvals/form/schema.js").call(function));
    }

    @Test
    void defaults_come_back_as_answers() {
        assertThat(
                draft("""
                        m => {
                          const schema = { properties: { n: { type: 'integer', default: 5 }, on: { type: 'boolean', default: true },
                            c: { enum: ['x', 'y'], default: 'y' }, l: { type: 'array', items: { type: 'string' }, default: ['p', 'q'] },
                            o: { type: 'object', properties: { s: { type: 'string' } }, default: { s: 'deep' } }, j: { default: { k: 1 } } } };
                          return JSON.stringify(m.answersOf(schema, m.draftOf(schema)));
                        }"""))
                .isEqualTo(
                        "{\"n\":5,\"on\":true,\"c\":\"y\",\"l\":[\"p\",\"q\"],\"o\":{\"s\":\"deep\"},\"j\":{\"k\":1}}");
    }

    @Test
    void numbers_keep_their_digits_and_what_is_none_stays_a_text() {
        assertThat(draft("""
                m => JSON.stringify(['12345678901234567890.125', '1e3', '-0', 'x', '007', ''].map(text =>
                  m.answersOf({ type: 'number' }, text) ?? null))"""))
                .isEqualTo("[12345678901234567890.125,1e3,-0,\"x\",\"007\",null]");
    }

    @Test
    void what_nobody_has_to_give_is_left_out_when_it_is_empty() {
        assertThat(
                draft("""
                        m => {
                          const inner = { type: 'object', properties: { a: { type: 'string' }, k: { const: 1 }, b: { type: 'boolean' } } };
                          const schema = { type: 'object', required: ['yes'], properties: { yes: inner, no: inner, rows: { type: 'array', items: { type: 'string' } } } };
                          return JSON.stringify(m.answersOf(schema, m.draftOf(schema)));
                        }"""))
                .isEqualTo("{\"yes\":{\"k\":1,\"b\":false}}");
    }

    @Test
    void patterns_that_may_take_long_are_left_to_the_server() {
        assertThat(schema("""
                m => JSON.stringify(['^(a+)+$', '.*.*.*=', '(a|a)*', 'a{1,}a{1,}', '(.)\\\\1*', '^[A-Z]{2}-?\\\\d+$']
                  .map(pattern => m.constraints({ pattern }).pattern ?? null))"""))
                .isEqualTo("[null,null,null,null,null,\"[\\\\s\\\\S]*(?:^[A-Z]{2}-?\\\\d+$)[\\\\s\\\\S]*\"]");
    }

    @Test
    void a_schema_that_refers_to_itself_is_drawn_once() {
        assertThat(
                schema("""
                        m => {
                          const node = { type: 'object', properties: { name: { $ref: '#/$defs/name' }, next: { $ref: '#/$defs/node', title: 'Next' } } };
                          const form = m.expand({ $ref: '#/$defs/node', $defs: { node, name: { type: 'string' } } });
                          const { name, next } = form.properties;
                          return [form, name, next].map(m.kindOf).join() + next.title;
                        }"""))
                .isEqualTo("object,string,jsonNext");
    }

    @Test
    void what_cannot_be_drawn_is_typed_as_json() {
        assertThat(
                schema("""
                        m => [{}, { type: 'object' }, { type: ['string', 'number'] }, { type: 'array' }, { prefixItems: [{}], items: {} },
                          { type: ['integer', 'null'] }, { oneOf: [{ const: 1 }, { const: 2 }] }, { oneOf: [{ type: 'string' }, { type: 'integer' }] }]
                          .map(m.kindOf).join()"""))
                .isEqualTo("json,json,json,json,json,integer,choice,variant");
    }
}
