package dev.pawl.items.parquet;

import dev.pawl.items.format.FormatException;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Makes a tree of the flat list in which a footer keeps the schema. */
final class SchemaReader {
    private static final int DEEPEST = 100;

    private final List<SchemaElement> elements;
    private int next;

    SchemaReader(List<SchemaElement> elements) {
        this.elements = elements;
    }

    MessageType read() throws FormatException {
        SchemaElement root = take();
        return new MessageType(root.getName(), children(root, 0));
    }

    private SchemaElement take() throws FormatException {
        if (next >= elements.size()) {
            throw new FormatException("Expected more columns in the schema of the Parquet file, but it ends.");
        }
        return elements.get(next++);
    }

    private List<Type> children(SchemaElement parent, int depth) throws FormatException {
        if (depth > DEEPEST) {
            throw new FormatException("Expected columns of at most " + DEEPEST + " levels, but there are more.");
        }
        List<Type> children = new ArrayList<>();
        for (int i = 0; i < parent.getNum_children(); i++) {
            children.add(type(take(), depth));
        }
        return children;
    }

    private Type type(SchemaElement element, int depth) throws FormatException {
        Type.Repetition repetition = Type.Repetition.valueOf(element.getRepetition_type().name());
        LogicalTypeAnnotation meaning = LogicalTypes.of(element);
        if (!element.isSetType()) {
            Type[] children = children(element, depth + 1).toArray(Type[]::new);
            return Types.buildGroup(repetition).as(meaning).addFields(children).named(element.getName());
        }
        return primitive(element, repetition, meaning);
    }

    private static Type primitive(SchemaElement element, Type.Repetition repetition,
            @Nullable LogicalTypeAnnotation meaning) {
        PrimitiveTypeName name = switch (element.getType()) {
            case BOOLEAN -> PrimitiveTypeName.BOOLEAN;
            case INT32 -> PrimitiveTypeName.INT32;
            case INT64 -> PrimitiveTypeName.INT64;
            case INT96 -> PrimitiveTypeName.INT96;
            case FLOAT -> PrimitiveTypeName.FLOAT;
            case DOUBLE -> PrimitiveTypeName.DOUBLE;
            case BYTE_ARRAY -> PrimitiveTypeName.BINARY;
            case FIXED_LEN_BYTE_ARRAY -> PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
        };
        return Types.primitive(name, repetition).length(element.getType_length()).as(meaning)
                .named(element.getName());
    }
}
