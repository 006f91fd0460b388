package dev.pawl.items.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.items.bucket.ObjectRef;
import dev.pawl.items.format.FormatException;
import dev.pawl.json.Payload;
import java.util.Optional;

/** Parameters or Arguments of a reader: an object with texts. */
record S3Arguments(JsonNode all) {
    static S3Arguments of(Payload arguments) {
        return new S3Arguments(arguments.value());
    }

    String bucket() throws FormatException {
        return required("Bucket");
    }

    String prefix() {
        return optional("Prefix").orElse("");
    }

    ObjectRef object() throws FormatException {
        return new ObjectRef(bucket(), required("Key"), optional("VersionId"), Optional.empty(),
                optional("ExpectedBucketOwner"));
    }

    /** For messages: such as s3://bucket/key. */
    String place() {
        return "s3://" + optional("Bucket").orElse("") + optional("Key").or(() -> optional("Prefix"))
                .map(key -> "/" + key).orElse("");
    }

    private String required(String name) throws FormatException {
        return optional(name).filter(text -> !text.isEmpty())
                .orElseThrow(() -> new FormatException("Expected a text as " + name + " of the ItemReader, but got "
                        + (all.path(name).isMissingNode() ? "nothing" : all.path(name)) + "."));
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(all.path(name).textValue());
    }
}
