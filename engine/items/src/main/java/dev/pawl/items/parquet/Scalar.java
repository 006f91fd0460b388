package dev.pawl.items.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.function.Consumer;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType;

/** Makes JSON of the values of a column that has no parts. */
final class Scalar extends PrimitiveConverter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Meaning meaning;
    private final boolean int96;
    private final Consumer<JsonNode> to;

    Scalar(PrimitiveType type, Consumer<JsonNode> to) {
        this.meaning = Meaning.of(type.getLogicalTypeAnnotation());
        this.int96 = type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT96;
        this.to = to;
    }

    @Override
    public void addBinary(Binary value) {
        to.accept(int96 ? Meaning.int96(value.getBytes()) : meaning.of(value.getBytes()));
    }

    @Override
    public void addBoolean(boolean value) {
        to.accept(NODES.booleanNode(value));
    }

    /** JSON has no number for what is none. */
    @Override
    public void addDouble(double value) {
        to.accept(Double.isFinite(value) ? NODES.numberNode(value) : NODES.textNode(Double.toString(value)));
    }

    @Override
    public void addFloat(float value) {
        to.accept(Float.isFinite(value) ? NODES.numberNode(value) : NODES.textNode(Float.toString(value)));
    }

    @Override
    public void addInt(int value) {
        to.accept(meaning.of(value, Integer.toUnsignedLong(value)));
    }

    @Override
    public void addLong(long value) {
        to.accept(meaning.of(value, value));
    }
}
