package dev.pawl.server.assembly;

import dev.pawl.connector.ConnectorProvider;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.auth.Principals;
import dev.pawl.server.login.LoginSettings;
import dev.pawl.server.session.SessionRules;
import java.util.Optional;

/**
 * By which ways people sign in: section {@code login}.
 *
 * @param provider
 *            the organization's own, if there is one
 * @param rules
 *            for sessions
 */
record SignInSettings(Optional<LoginSettings> provider, SessionRules rules) {
    /** By access keys alone. */
    static final SignInSettings KEYS = new SignInSettings(Optional.empty(), SessionRules.USUAL);

    static SignInSettings read(ConnectorProvider.Settings around) {
        return new SignInSettings(LoginSettings.read(around.configuration(), around.secrets()),
                SessionRules.read(around.configuration()));
    }

    /** The same keys; but where people sign in with a provider, having no keys opens nothing. */
    Principals closing(Principals keys) {
        return provider.isEmpty() ? keys : new Principals() {
            @Override
            public boolean open() {
                return false;
            }

            @Override
            public Optional<AccessKey> key(String id) {
                return keys.key(id);
            }
        };
    }
}
