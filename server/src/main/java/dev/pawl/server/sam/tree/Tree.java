package dev.pawl.server.sam.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a template, with its place. */
public sealed interface Tree {
    /** Where it stands: of a member of a mapping, where its name does. */
    Place place();

    /** What to call it in a message: such as "a list". */
    String described();

    /** A scalar. */
    record Leaf(Place place, Kind kind, String text) implements Tree {
        /** What a scalar is. */
        public enum Kind {
            /** Anything that is nothing else. */
            TEXT("the text"),
            /** A decimal number as in JSON. */
            NUMBER("the number"),
            /** true or false. */
            FLAG("the value"),
            /** Nothing. */
            NULL("null");

            private final String words;

            Kind(String words) {
                this.words = words;
            }
        }

        /** A text. */
        public static Leaf text(Place place, String text) {
            return new Leaf(place, Kind.TEXT, text);
        }

        /** true or false. */
        public static Leaf flag(Place place, boolean value) {
            return new Leaf(place, Kind.FLAG, Boolean.toString(value));
        }

        @Override
        public String described() {
            return kind == Kind.NULL
                    ? "null"
                    : kind.words + " " + (text.length() > 80
                            ? text.substring(0, 80) + "…"
                            : text);
        }
    }

    /** A list. */
    record Items(Place place, List<Tree> items) implements Tree {
        /** Keeps its own copy. */
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String described() {
            return "a list";
        }
    }

    /** A mapping, in the order in which it was written. */
    record Fields(Place place, Map<String, Tree> fields) implements Tree {
        /** Keeps its own copy. */
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** A mapping without members. */
        public static Fields empty(Place place) {
            return new Fields(place, Map.of());
        }

        /** The member of that name. */
        public Optional<Tree> get(String name) {
            return Optional.ofNullable(fields.get(name));
        }

        @Override
        public String described() {
            return "a mapping";
        }
    }

    /** What could not be made out, and has been reported: whoever meets it says nothing more. */
    record Unknown(Place place) implements Tree {
        @Override
        public String described() {
            return "something unknown";
        }
    }
}
