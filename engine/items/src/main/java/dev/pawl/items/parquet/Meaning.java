package dev.pawl.items.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers and bytes of a column stand for: times and dates are texts as in ISO 8601, decimals
 * numbers.
 */
sealed interface Meaning {
    /** JSON of a whole number; unsigned is the same without a sign. */
    default JsonNode of(long number, long unsigned) {
        return JsonNodeFactory.instance.numberNode(number);
    }

    /** JSON of bytes: a text if they are one, else Base64. */
    default JsonNode of(byte[] bytes) {
        try {
            return JsonNodeFactory.instance
                    .textNode(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return JsonNodeFactory.instance.textNode(Base64.getEncoder().encodeToString(bytes));
        }
    }

    /** Nothing but what they are. */
    record Plain() implements Meaning {}

    /** Numbers without a sign. */
    record Unsigned() implements Meaning {
        @Override
        public JsonNode of(long number, long unsigned) {
            return JsonNodeFactory.instance.numberNode(new BigInteger(Long.toUnsignedString(unsigned)));
        }
    }

    /** Numbers with so many decimals. */
    record Decimal(int scale) implements Meaning {
        @Override
        public JsonNode of(long number, long unsigned) {
            return JsonNodeFactory.instance.numberNode(BigDecimal.valueOf(number, scale));
        }

        @Override
        public JsonNode of(byte[] bytes) {
            return JsonNodeFactory.instance.numberNode(new BigDecimal(new BigInteger(bytes), scale));
        }
    }

    /** Days since 1970. */
    record Date() implements Meaning {
        @Override
        public JsonNode of(long number, long unsigned) {
            return JsonNodeFactory.instance.textNode(LocalDate.ofEpochDay(number).toString());
        }
    }

    /** Time of day. */
    record TimeOfDay(ChronoUnit unit) implements Meaning {
        @Override
        public JsonNode of(long number, long unsigned) {
            return JsonNodeFactory.instance.textNode(LocalTime.MIDNIGHT.plus(number, unit).toString());
        }
    }

    /** Time since 1970, in UTC or nowhere in particular. */
    record Timestamp(ChronoUnit unit, boolean utc) implements Meaning {
        @Override
        public JsonNode of(long number, long unsigned) {
            Instant instant = Instant.EPOCH.plus(number, unit);
            return JsonNodeFactory.instance
                    .textNode(utc ? instant.toString() : instant.atOffset(ZoneOffset.UTC).toLocalDateTime().toString());
        }
    }

    /** Sixteen bytes. */
    record Uuid() implements Meaning {
        @Override
        public JsonNode of(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return JsonNodeFactory.instance.textNode(new UUID(buffer.getLong(), buffer.getLong()).toString());
        }
    }

    /** What a schema says. */
    static Meaning of(@Nullable LogicalTypeAnnotation type) {
        return switch (type) {
            case LogicalTypeAnnotation.DecimalLogicalTypeAnnotation decimal -> new Decimal(decimal.getScale());
            case LogicalTypeAnnotation.DateLogicalTypeAnnotation date -> new Date();
            case LogicalTypeAnnotation.TimeLogicalTypeAnnotation time -> new TimeOfDay(unit(time.getUnit()));
            case LogicalTypeAnnotation.TimestampLogicalTypeAnnotation time -> new Timestamp(unit(time.getUnit()),
                    time.isAdjustedToUTC());
            case LogicalTypeAnnotation.UUIDLogicalTypeAnnotation uuid -> new Uuid();
            case LogicalTypeAnnotation.IntLogicalTypeAnnotation whole when !whole.isSigned() -> new Unsigned();
            case null, default -> new Plain();
        };
    }

    /** The timestamps of old files: nanoseconds of a day, and the day in the Julian count. */
    static JsonNode int96(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = buffer.getLong();
        long day = buffer.getInt() - 2_440_588L;
        return JsonNodeFactory.instance.textNode(
                Instant.EPOCH.plus(day, ChronoUnit.DAYS).plusNanos(nanos).toString());
    }

    private static ChronoUnit unit(LogicalTypeAnnotation.TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
        };
    }
}
