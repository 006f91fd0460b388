package dev.pawl.dsl.source;

import dev.pawl.asl.ItemReader;
import dev.pawl.dsl.Formats.CsvDelimiter;
import dev.pawl.dsl.Formats.CsvHeaderLocation;
import dev.pawl.dsl.Formats.InputType;
import dev.pawl.dsl.Formats.ManifestType;
import dev.pawl.dsl.Formats.ReadTransformation;
import dev.pawl.dsl.source.Code.Call;
import dev.pawl.dsl.source.Code.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the items of a distributed Map come from. */
final class ReaderCode {
    private static final String GET_OBJECT = "arn:aws:states:::s3:getObject";
    private static final String LIST_OBJECTS = "arn:aws:states:::s3:listObjectsV2";
    private final Dialect dialect;
    private final Vocabulary words;

    ReaderCode(Dialect dialect, Vocabulary words) {
        this.dialect = dialect;
        this.words = words;
    }

    Code of(ItemReader reader) {
        List<Call> calls = new ArrayList<>();
        reader.arguments().ifPresent(a -> calls.add(dialect.arguments(a)));
        reader.readerConfig().ifPresent(c -> config(c, calls));
        return begin(reader.resource()).and(calls.stream().map(List::of).toList());
    }

    private Chain begin(String resource) {
        String type = words.typeOf(dialect.language(), "ItemReader");
        return switch (resource) {
            case GET_OBJECT -> Code.chain(type + ".object");
            case LIST_OBJECTS -> Code.chain(type + ".listing");
            default -> Code.chain(type + ".of", JavaText.of(resource));
        };
    }

    private void config(ItemReader.ReaderConfig config, List<Call> calls) {
        int before = calls.size();
        if (!csv(config, calls)) {
            config.inputType().ifPresent(t -> calls.add(constant("inputType", InputType.valueOf(t))));
            config.csv().headerLocation()
                    .ifPresent(l -> calls.add(constant("csvHeaderLocation", CsvHeaderLocation.valueOf(l))));
            if (!config.csv().headers().isEmpty()) {
                calls.add(Code.call("csvHeaders", texts(config.csv().headers())));
            }
        }
        config.csv().delimiter().ifPresent(d -> calls.add(constant("csvDelimiter", CsvDelimiter.valueOf(d))));
        config.manifestType().ifPresent(t -> calls.add(constant("manifestType", ManifestType.valueOf(t))));
        config.transformation().ifPresent(t -> calls.add(constant("transformation", ReadTransformation.valueOf(t))));
        config.itemsPointer().ifPresent(p -> calls.add(dialect.text("itemsPointer", p)));
        config.maxItems().ifPresent(m -> calls.add(dialect.number("maxItems", m)));
        if (calls.size() == before) {
            calls.add(Code.call("config"));
        }
    }

    /** The usual two kinds of CSV have a word of their own. */
    private static boolean csv(ItemReader.ReaderConfig config, List<Call> calls) {
        boolean csv = config.inputType().equals(Optional.of("CSV"));
        List<String> headers = config.csv().headers();
        boolean first = config.csv().headerLocation().equals(Optional.of("FIRST_ROW")) && headers.isEmpty();
        boolean given = config.csv().headerLocation().equals(Optional.of("GIVEN")) && !headers.isEmpty();
        if (csv && (first || given)) {
            calls.add(Code.call("csv", texts(headers)));
        }
        return csv && (first || given);
    }

    private static Code[] texts(List<String> texts) {
        return texts.stream().map(JavaText::of).toArray(Code[]::new);
    }

    private Call constant(String method, Enum<?> value) {
        return Code.call(method, words.constant(value));
    }
}
