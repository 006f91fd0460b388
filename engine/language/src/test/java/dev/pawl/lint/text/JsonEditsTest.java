package dev.pawl.lint.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.parse.Location;
import dev.pawl.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonEditsTest {
    private static final Location ROOT = Location.ROOT;

    private static String changed(String text, Change... changes) {
        JsonEdits edits = JsonEdits.of(text.replace('\'', '"'));
        assertThat(edits.take(List.of(changes))).isTrue();
        return edits.text().replace('"', '\'');
    }

    private static Change put(Location at, String name, String value) {
        return new Change.Put(at, name, Json.read(value));
    }

    @Test
    void a_member_is_added_in_the_manner_of_its_neighbours() {
        assertThat(changed("{'a': 1}", put(ROOT, "b", "2"))).isEqualTo("{'a': 1, 'b': 2}");
        assertThat(changed("{\n\t'a': 1\n}\n", put(ROOT, "b", "[1, 2]"))).isEqualTo("{\n\t'a': 1,\n\t'b': [1, 2]\n}\n");
        assertThat(changed("{\r\n 'a': {}\r\n}", put(ROOT.child("a"), "b", "true")))
                .isEqualTo("{\r\n 'a': {\r\n  'b': true\r\n }\r\n}");
    }

    @Test
    void a_large_value_is_laid_out_with_the_indentation_of_the_file() {
        assertThat(changed("{\n    'a': 1\n}", put(ROOT, "b", "[{\"x\": [1]}]")))
                .isEqualTo("{\n    'a': 1,\n    'b': [\n        {\n            'x': [1]\n        }\n    ]\n}");
    }

    @Test
    void a_member_that_is_there_gets_another_value() {
        assertThat(changed("{'a' :  1 , 'b':2}", put(ROOT, "a", "\"x\""))).isEqualTo("{'a' :  'x' , 'b':2}");
    }

    @Test
    void parts_are_taken_away_with_their_commas() {
        assertThat(changed("[1, 2, 3]", new Change.Remove(ROOT.index(0)))).isEqualTo("[2, 3]");
        assertThat(changed("[1, 2, 3]", new Change.Remove(ROOT.index(2)))).isEqualTo("[1, 2]");
        assertThat(changed("{\n  'a': 1\n}", new Change.Remove(ROOT.child("a")))).isEqualTo("{}");
        assertThat(changed("[1, 2, 3]", new Change.Remove(ROOT.index(1)), new Change.Remove(ROOT.index(2))))
                .isEqualTo("[1]");
    }

    @Test
    void names_and_values_are_replaced_where_they_stand() {
        assertThat(changed("{'a\\n/b':{'c':[7]}}", new Change.Rename(ROOT.child("a\n/b"), "d")))
                .isEqualTo("{'d':{'c':[7]}}");
        assertThat(changed("{'a/b':{'c':[7]}}",
                new Change.Replace(ROOT.child("a/b").child("c").index(0), Json.read("8"))))
                .isEqualTo("{'a/b':{'c':[8]}}");
        assertThat(changed("{'a':[7]}", new Change.Append(ROOT.child("a"), Json.read("8")))).isEqualTo("{'a':[7, 8]}");
    }

    @Test
    void of_members_with_one_name_the_last_is_meant() {
        assertThat(changed("{'a':1,'a':2}", put(ROOT, "a", "3"))).isEqualTo("{'a':1,'a':3}");
    }

    @Test
    void changes_that_meet_are_not_made_at_once() {
        JsonEdits edits = JsonEdits.of("{\"a\":{},\"b\":1}");
        assertThat(edits.take(List.of(put(ROOT.child("a"), "x", "1")))).isTrue();
        assertThat(edits.take(List.of(put(ROOT.child("a"), "y", "2")))).isFalse();
        assertThat(edits.take(List.of(new Change.Remove(ROOT.child("a"))))).isFalse();
        assertThat(edits.take(List.of(new Change.Remove(ROOT.child("c"))))).isFalse();
        assertThat(edits.text()).isEqualTo("{\"a\":{\n  \"x\": 1\n},\"b\":1}");
    }
}
