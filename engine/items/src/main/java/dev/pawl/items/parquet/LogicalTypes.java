package dev.pawl.items.parquet;

import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.jspecify.annotations.Nullable;

/** What the values of a column mean: in newer files a logical type, in older ones a converted type. */
final class LogicalTypes {
    private LogicalTypes() {}

    /** Null if the schema says nothing that matters here. */
    static @Nullable LogicalTypeAnnotation of(SchemaElement element) {
        LogicalTypeAnnotation meaning = element.isSetLogicalType() ? scalar(element.getLogicalType()) : null;
        if (meaning == null && element.isSetConverted_type()) {
            return older(element);
        }
        return meaning;
    }

    private static @Nullable LogicalTypeAnnotation older(SchemaElement element) {
        ConvertedType type = element.getConverted_type();
        return switch (type) {
            case UTF8, ENUM, JSON -> LogicalTypeAnnotation.stringType();
            case LIST -> LogicalTypeAnnotation.listType();
            case MAP, MAP_KEY_VALUE -> LogicalTypeAnnotation.mapType();
            case DECIMAL -> LogicalTypeAnnotation.decimalType(element.getScale(), element.getPrecision());
            case DATE -> LogicalTypeAnnotation.dateType();
            case TIME_MILLIS -> LogicalTypeAnnotation.timeType(true, LogicalTypeAnnotation.TimeUnit.MILLIS);
            case TIME_MICROS -> LogicalTypeAnnotation.timeType(true, LogicalTypeAnnotation.TimeUnit.MICROS);
            case TIMESTAMP_MILLIS -> LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MILLIS);
            case TIMESTAMP_MICROS -> LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS);
            case UINT_8, UINT_16, UINT_32 -> LogicalTypeAnnotation.intType(32, false);
            case UINT_64 -> LogicalTypeAnnotation.intType(64, false);
            case INT_8, INT_16, INT_32, INT_64, BSON, INTERVAL -> null;
        };
    }

    private static @Nullable LogicalTypeAnnotation scalar(LogicalType type) {
        if (type.isSetDECIMAL()) {
            return LogicalTypeAnnotation.decimalType(type.getDECIMAL().getScale(), type.getDECIMAL().getPrecision());
        }
        if (type.isSetTIMESTAMP()) {
            return LogicalTypeAnnotation.timestampType(type.getTIMESTAMP().isIsAdjustedToUTC(),
                    unit(type.getTIMESTAMP().getUnit()));
        }
        if (type.isSetTIME()) {
            return LogicalTypeAnnotation.timeType(type.getTIME().isIsAdjustedToUTC(), unit(type.getTIME().getUnit()));
        }
        if (type.isSetINTEGER()) {
            return LogicalTypeAnnotation.intType(type.getINTEGER().getBitWidth(), type.getINTEGER().isIsSigned());
        }
        return type.isSetDATE() ? LogicalTypeAnnotation.dateType() : other(type);
    }

    private static @Nullable LogicalTypeAnnotation other(LogicalType type) {
        if (type.isSetLIST()) {
            return LogicalTypeAnnotation.listType();
        }
        if (type.isSetMAP()) {
            return LogicalTypeAnnotation.mapType();
        }
        if (type.isSetUUID()) {
            return LogicalTypeAnnotation.uuidType();
        }
        return type.isSetSTRING() || type.isSetENUM() || type.isSetJSON() ? LogicalTypeAnnotation.stringType() : null;
    }

    private static LogicalTypeAnnotation.TimeUnit unit(TimeUnit unit) {
        if (unit.isSetMILLIS()) {
            return LogicalTypeAnnotation.TimeUnit.MILLIS;
        }
        return unit.isSetMICROS() ? LogicalTypeAnnotation.TimeUnit.MICROS : LogicalTypeAnnotation.TimeUnit.NANOS;
    }
}
