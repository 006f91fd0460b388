package dev.pawl.http.invoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.http.call.CallException;
import dev.pawl.http.connection.Credentials;
import dev.pawl.http.transport.Field;
import dev.pawl.http.transport.Outgoing;
import dev.pawl.http.transport.Percent;
import dev.pawl.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a request of parameters and of what a connection gives, which comes before what the definition says.
 */
final class RequestWriter {
    private static final String JSON = "application/json; charset=UTF-8";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String region;

    RequestWriter(String region) {
        this.region = region;
    }

    Outgoing write(HttpParameters parameters, Credentials credentials) throws CallException {
        List<Field> headers = merged(parameters.headers(), credentials.headers());
        Optional<JsonNode> body = body(parameters.body(), credentials.body());
        Optional<byte[]> bytes = Optional.empty();
        if (body.isPresent()) {
            boolean form = parameters.transform().urlEncoded();
            String type = Field.first(headers, "Content-Type").orElse(form ? FORM : JSON);
            bytes = Optional.of(text(body.get(), parameters.transform(), type).getBytes(StandardCharsets.UTF_8));
            headers.removeIf(field -> field.name().equalsIgnoreCase("Content-Type"));
            headers.add(new Field("Content-Type", type));
        }
        headers.removeIf(field -> field.name().equalsIgnoreCase("User-Agent")
                || field.name().equalsIgnoreCase("Range"));
        headers.add(new Field("User-Agent", "Amazon|StepFunctions|HttpInvoke|" + region));
        headers.add(new Field("Range", "bytes=0-262144"));
        return new Outgoing(parameters.target().method(), url(parameters, credentials.query()),
                List.copyOf(headers), bytes);
    }

    private static List<Field> merged(List<Field> written, List<Field> given) {
        List<Field> all = new ArrayList<>(written);
        all.removeIf(field -> Field.first(given, field.name()).isPresent());
        all.addAll(given);
        return all;
    }

    private static Optional<JsonNode> body(Optional<JsonNode> written, Map<String, String> given)
            throws CallException {
        if (given.isEmpty()) {
            return written;
        }
        if (written.isPresent() && !written.get().isObject() && !written.get().isNull()) {
            throw new CallException(CallException.RUNTIME, "Expected a RequestBody that is an object, because the"
                    + " connection adds to the body, but it is " + kind(written.get()));
        }
        ObjectNode merged = written.filter(JsonNode::isObject).<ObjectNode>map(JsonNode::deepCopy)
                .orElseGet(JsonNodeFactory.instance::objectNode);
        given.forEach(merged::put);
        return Optional.of(merged);
    }

    private static String text(JsonNode body, HttpParameters.Transform transform, String type) throws CallException {
        if (transform.urlEncoded() && !body.isTextual()) {
            if (!body.isObject()) {
                throw new CallException(CallException.RUNTIME,
                        "Expected a RequestBody that is an object, because RequestBodyEncoding is URL_ENCODED, but it is "
                                + kind(body));
            }
            return FormEncoding.of(body, transform.arrays());
        }
        boolean asIs = body.isTextual() && !MediaType.isJson(type.toLowerCase(Locale.ROOT));
        return asIs ? body.textValue() : Json.write(body);
    }

    private static String kind(JsonNode value) {
        return "a " + value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static URI url(HttpParameters parameters, Map<String, String> given) throws CallException {
        List<String> pairs = new ArrayList<>();
        if (!parameters.query().written().isEmpty()) {
            pairs.add(Percent.rest(parameters.query().written()));
        }
        for (Field field : parameters.query().fields()) {
            if (!given.containsKey(field.name())) {
                pairs.add(Percent.form(field.name()) + "=" + Percent.form(field.value()));
            }
        }
        given.forEach((name, value) -> pairs.add(Percent.form(name) + "=" + Percent.form(value)));
        String endpoint = parameters.target().endpoint().replaceFirst("#.*", "");
        String start = pairs.isEmpty() ? "" : endpoint.contains("?") ? "&" : "?";
        return checked(endpoint + start + String.join("&", pairs));
    }

    private static URI checked(String text) throws CallException {
        try {
            URI url = new URI(text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            if (url.getHost() != null && url.getRawUserInfo() == null
                    && (scheme.equals("https") || scheme.equals("http"))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new CallException(CallException.RUNTIME,
                "Expected an https URL with a host and without user information in ApiEndpoint, but found " + text);
    }
}
