package dev.pawl.http.connection;

import java.util.Collections;
import java.util.Set;
import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationValue;
import dev.pawl.http.call.CallException;
import dev.pawl.http.transport.HeaderText;
import dev.pawl.http.transport.Field;
import dev.pawl.http.transport.Transport;
import dev.pawl.secret.SecretException;
import dev.pawl.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Section {@code connections} of the configuration: connections by name, and what each gives a call. */
public final class Connections {
    private static final String ERRORS = "Events.ConnectionResource.";
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:events:[^:]*:[^:]*:connection/([^/]+)(?:/.*)?");
    /** A shorter one is a password of a toy, and a word that stands in many answers. */
    private static final int SHORTEST_HIDDEN = 6;

    private final Map<String, Connection> connections = new TreeMap<>();
    private final Map<String, Tokens> tokens = new TreeMap<>();
    private final Secrets secrets;

    /**
     * Those of a configuration.
     *
     * @param transport
     *            for requests for tokens
     * @throws dev.pawl.config.ConfigurationException
     *             if the section is not as it should be
     */
    public Connections(Configuration configuration, Secrets secrets, Transport transport, Clock clock) {
        this.secrets = secrets;
        configuration.value("connections").map(ConfigurationValue::members).orElse(Map.of()).forEach((name, value) -> {
            Connection connection = Connection.read(name, value);
            connections.put(name, connection);
            if (connection.authorization() instanceof Authorization.OAuth oAuth) {
                tokens.put(name, new Tokens(name, oAuth, this::plain, transport, clock));
            }
        });
    }

    /** What they are called. */
    public Set<String> names() {
        return Collections.unmodifiableSet(connections.keySet());
    }

    /**
     * What a call with that connection is given.
     *
     * @throws CallException
     *             with one of EventBridge's errors if that cannot be had
     */
    public Credentials of(String connectionArn) throws CallException {
        Connection connection = find(connectionArn);
        try {
            List<Field> headers = new ArrayList<>();
            Optional<String> token = authorize(connection, headers);
            texts(connection.extras().headers()).forEach((name, value) -> headers.add(new Field(name, value)));
            return new Credentials(checked(connection, headers), texts(connection.extras().query()),
                    texts(connection.extras().body()), token);
        } catch (SecretException e) {
            throw new CallException(ERRORS + "AccessDenied", "The connection " + connection.name()
                    + " cannot be used: " + e.getMessage());
        }
    }

    /** A token was refused: the next call asks for another. Whether there is any to ask for. */
    public boolean renew(String connectionArn, Credentials refused) throws CallException {
        Tokens source = tokens.get(find(connectionArn).name());
        if (source == null || refused.token().isEmpty()) {
            return false;
        }
        source.forget(refused.token().get());
        return true;
    }

    private Connection find(String arn) throws CallException {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw new CallException(CallException.RUNTIME,
                    "Expected the ARN of a connection, such as arn:aws:events:us-east-1:123456789012:connection/crm/1,"
                            + " but found " + arn);
        }
        Connection connection = connections.get(matcher.group(1));
        if (connection == null) {
            throw new CallException(ERRORS + "ResourceNotFound", "Expected a connection named " + matcher.group(1)
                    + " in section connections of the configuration, but there is none");
        }
        return connection;
    }

    private Optional<String> authorize(Connection connection, List<Field> headers) throws CallException {
        switch (connection.authorization()) {
            case Authorization.Basic basic -> headers.add(basic(plain(basic.username()), hidden(basic.password())));
            case Authorization.ApiKey key -> headers.add(new Field(key.header(), hidden(key.value())));
            case Authorization.OAuth oAuth -> {
                Tokens.Token token = tokens(connection).current();
                hide(token.value());
                headers.add(new Field("Authorization", token.type() + " " + token.value()));
                return Optional.of(token.value());
            }
        }
        return Optional.empty();
    }

    private Field basic(String username, String password) {
        String both = Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
        hide(both);
        return new Field("Authorization", "Basic " + both);
    }

    private Tokens tokens(Connection connection) {
        return Optional.ofNullable(tokens.get(connection.name())).orElseThrow();
    }

    private static List<Field> checked(Connection connection, List<Field> headers) throws CallException {
        for (Field field : headers) {
            if (!HeaderText.isValue(field.value())) {
                throw new CallException(ERRORS + "InvalidConnectionState", "Expected printable ASCII in the header "
                        + field.name() + " of the connection " + connection.name() + ", but there is something else");
            }
        }
        return List.copyOf(headers);
    }

    private Map<String, String> texts(Map<String, String> written) {
        Map<String, String> plain = new LinkedHashMap<>();
        written.forEach((name, value) -> plain.put(name, plain(value)));
        return plain;
    }

    private String hidden(String written) {
        String value = plain(written);
        hide(value);
        return value;
    }

    private void hide(String value) {
        if (value.length() >= SHORTEST_HIDDEN) {
            secrets.hide(value);
        }
    }

    private String plain(String written) {
        return secrets.expand(written);
    }
}
