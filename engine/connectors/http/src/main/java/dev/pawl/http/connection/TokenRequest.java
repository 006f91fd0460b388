package dev.pawl.http.connection;

import dev.pawl.http.transport.Field;
import dev.pawl.http.transport.Outgoing;
import dev.pawl.http.transport.Percent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The request for a token with client credentials (RFC 6749, sections 2.3.1 and 4.4.2). */
final class TokenRequest {
    private TokenRequest() {}

    static Outgoing of(Authorization.OAuth oAuth, UnaryOperator<String> plain) {
        Authorization.Client client = oAuth.client();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        client.scope().ifPresent(scope -> form.put("scope", plain.apply(scope)));
        List<Field> headers = new ArrayList<>();
        headers.add(new Field("Accept", "application/json"));
        if (oAuth.inBody()) {
            form.put("client_id", plain.apply(client.id()));
            form.put("client_secret", plain.apply(client.secret()));
        } else {
            String both = Percent.form(plain.apply(client.id())) + ":" + Percent.form(plain.apply(client.secret()));
            headers.add(new Field("Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8))));
        }
        oAuth.extras().headers().forEach((name, value) -> headers.add(new Field(name, plain.apply(value))));
        oAuth.extras().body().forEach((name, value) -> form.put(name, plain.apply(value)));
        Map<String, String> query = new LinkedHashMap<>();
        oAuth.extras().query().forEach((name, value) -> query.put(name, plain.apply(value)));
        if (oAuth.method().equals("GET")) {
            query.putAll(form);
            return new Outgoing("GET", url(oAuth.tokenEndpoint(), query), headers, Optional.empty());
        }
        headers.add(new Field("Content-Type", "application/x-www-form-urlencoded"));
        return new Outgoing(oAuth.method(), url(oAuth.tokenEndpoint(), query), headers,
                Optional.of(text(form).getBytes(StandardCharsets.UTF_8)));
    }

    private static URI url(URI endpoint, Map<String, String> query) {
        String base = endpoint.toString().replaceFirst("#.*", "");
        String more = text(query);
        return more.isEmpty() ? URI.create(base) : URI.create(base + (base.contains("?") ? "&" : "?") + more);
    }

    private static String text(Map<String, String> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(Percent.form(name) + "=" + Percent.form(value)));
        return String.join("&", pairs);
    }
}
