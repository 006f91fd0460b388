package dev.pawl.approval.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.resource.DisallowSchemaLoader;
import dev.pawl.approval.rule.FormMistake;
import dev.pawl.approval.rule.Forms;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Forms as JSON Schema of 2020-12, or of 2019-09 or draft-07 if {@code $schema} says so. A {@code $ref} to
 * anything
 * outside of the form is refused.
 */
public final class SchemaForms implements Forms {
    private static final int MOST_MISTAKES = 20;
    private static final Set<String> MISSING = Set.of("required", "dependentRequired");
    private static final Map<String, VersionFlag> VERSIONS = Map.of(SchemaId.V202012, VersionFlag.V202012,
            SchemaId.V201909, VersionFlag.V201909, SchemaId.V7, VersionFlag.V7);

    private final SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true)
            .locale(Locale.ROOT).preloadJsonSchema(false).regularExpressionFactory(SchemaForms::pattern).build();

    @Override
    public List<String> mistakesIn(JsonNode form) {
        Optional<VersionFlag> version = version(form);
        if (version.isEmpty()) {
            return List.of("$schema is none of " + String.join(", ", VERSIONS.keySet().stream().sorted().toList()));
        }
        if (SchemaWeight.tooMuch(form)) {
            return List.of("it has, with all that it refers to, more than " + SchemaWeight.MOST + " schemas");
        }
        return guarded(text -> text, () -> {
            JsonSchema schema = JsonSchemaFactory.getInstance(version.get())
                    .getSchema(SchemaLocation.of(version.get().getId()), config);
            List<String> mistakes = schema.validate(form).stream().map(ValidationMessage::getMessage).sorted()
                    .limit(MOST_MISTAKES).toList();
            if (mistakes.isEmpty()) {
                compiled(form, version.get()).initializeValidators();
            }
            return mistakes;
        });
    }

    @Override
    public List<FormMistake> mistakesIn(JsonNode answers, JsonNode form) {
        return guarded(text -> new FormMistake("", text),
                () -> compiled(form, version(form).orElse(VersionFlag.V202012)).validate(CountedNodes.of(answers))
                        .stream().map(SchemaForms::mistake).distinct()
                        .sorted(Comparator.comparing(FormMistake::toString)).limit(MOST_MISTAKES).toList());
    }

    /** What is missing is not where the schema noticed it, but where people look for it. */
    private static FormMistake mistake(ValidationMessage message) {
        StringBuilder pointer = new StringBuilder();
        JsonNodePath place = message.getInstanceLocation();
        for (int i = 0; i < place.getNameCount(); i++) {
            pointer.append('/').append(escaped(String.valueOf(place.getElement(i))));
        }
        if (MISSING.contains(message.getType()) && message.getProperty() != null) {
            return new FormMistake(pointer + "/" + escaped(message.getProperty()), "is needed");
        }
        return new FormMistake(pointer.toString(), message.getError());
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private JsonSchema compiled(JsonNode form, VersionFlag version) {
        return JsonSchemaFactory
                .getInstance(version,
                        factory -> factory.schemaLoaders(loaders -> loaders.add(DisallowSchemaLoader.getInstance())))
                .getSchema(form, config);
    }

    private static Optional<VersionFlag> version(JsonNode form) {
        return form.hasNonNull("$schema")
                ? Optional.ofNullable(VERSIONS.get(form.path("$schema").asText()))
                : Optional.of(VersionFlag.V202012);
    }

    private interface Check<T> {
        List<T> run();
    }

    private static <T> List<T> guarded(Function<String, T> mistake, Check<T> check) {
        try {
            return check.run();
        } catch (CountedText.Exhausted e) {
            return List.of(mistake.apply("a pattern takes too long"));
        } catch (CountedNodes.Exhausted e) {
            return List.of(mistake.apply("it refers to itself so often that the answers take too long"));
        } catch (PatternSyntaxException e) {
            return List.of(mistake.apply("a pattern cannot be read: " + e.getDescription()));
        } catch (JsonSchemaException | IllegalArgumentException e) {
            return List.of(mistake.apply(String.valueOf(e.getMessage())));
        } catch (StackOverflowError e) {
            return List.of(mistake.apply("it refers to itself without end"));
        }
    }

    private static RegularExpression pattern(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return text -> pattern.matcher(new CountedText(text)).find();
    }
}
