package dev.pawl.items.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** Takes the columns of a row as the library gives them, and hands JSON on. */
final class Columns {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Columns() {}

    /** An object with a member for each field; those that the file leaves out are null, repeated ones arrays. */
    static GroupConverter row(GroupType type, Consumer<JsonNode> to) {
        return new Group(to) {
            private ObjectNode row = NODES.objectNode();

            {
                for (Type field : type.getFields()) {
                    String name = field.getName();
                    fields.add(field.isRepetition(Type.Repetition.REPEATED)
                            ? of(field, value -> row.withArray("/" + escaped(name)).add(value))
                            : of(field, value -> row.set(name, value)));
                }
            }

            @Override
            public void start() {
                row = NODES.objectNode();
                for (Type field : type.getFields()) {
                    row.set(field.getName(), field.isRepetition(Type.Repetition.REPEATED)
                            ? NODES.arrayNode()
                            : NODES.nullNode());
                }
            }

            @Override
            JsonNode value() {
                return row;
            }
        };
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Converter of(Type type, Consumer<JsonNode> to) {
        if (type.isPrimitive()) {
            return new Scalar(type.asPrimitiveType(), to);
        }
        GroupType group = type.asGroupType();
        LogicalTypeAnnotation meaning = group.getLogicalTypeAnnotation();
        if (meaning instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation && group.getFieldCount() == 1) {
            return list(group, to);
        }
        boolean map = meaning instanceof LogicalTypeAnnotation.MapLogicalTypeAnnotation
                || meaning instanceof LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
        return map && isOfPairs(group) ? map(group, to) : row(group, to);
    }

    private static boolean isOfPairs(GroupType group) {
        return group.getFieldCount() == 1 && !group.getType(0).isPrimitive()
                && group.getType(0).asGroupType().getFieldCount() == 2;
    }

    /** Newer files wrap each element in a group of one field, older ones do not. */
    private static GroupConverter list(GroupType type, Consumer<JsonNode> to) {
        Type repeated = type.getType(0);
        boolean wrapped = !repeated.isPrimitive() && repeated.asGroupType().getFieldCount() == 1
                && !repeated.getName().equals("array") && !repeated.getName().equals(type.getName() + "_tuple");
        return new Group(to) {
            private ArrayNode list = NODES.arrayNode();

            {
                fields.add(wrapped
                        ? element(repeated.asGroupType().getType(0), value -> list.add(value))
                        : of(repeated, value -> list.add(value)));
            }

            @Override
            public void start() {
                list = NODES.arrayNode();
            }

            @Override
            JsonNode value() {
                return list;
            }
        };
    }

    /** What is wrapped may be missing, and counts as null then. */
    private static GroupConverter element(Type type, Consumer<JsonNode> to) {
        return new Group(to) {
            private JsonNode element = NODES.nullNode();

            {
                fields.add(of(type, value -> element = value));
            }

            @Override
            public void start() {
                element = NODES.nullNode();
            }

            @Override
            JsonNode value() {
                return element;
            }
        };
    }

    private static GroupConverter map(GroupType type, Consumer<JsonNode> to) {
        GroupType pair = type.getType(0).asGroupType();
        return new Group(to) {
            private ObjectNode map = NODES.objectNode();

            {
                String key = pair.getFieldName(0);
                String value = pair.getFieldName(1);
                fields.add(row(pair, both -> map.set(both.get(key).asText(), both.get(value))));
            }

            @Override
            public void start() {
                map = NODES.objectNode();
            }

            @Override
            JsonNode value() {
                return map;
            }
        };
    }

    /** A group whose fields have converters, and which hands one value on at its end. */
    private abstract static class Group extends GroupConverter {
        final List<Converter> fields = new ArrayList<>();
        private final Consumer<JsonNode> to;

        Group(Consumer<JsonNode> to) {
            this.to = to;
        }

        abstract JsonNode value();

        @Override
        public Converter getConverter(int index) {
            return fields.get(index);
        }

        @Override
        public void end() {
            to.accept(value());
        }
    }
}
