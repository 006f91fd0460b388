package dev.pawl.server.login;

import dev.pawl.server.api.PageTokens;
import dev.pawl.server.auth.Authenticator;
import dev.pawl.server.http.HttpMount;
import dev.pawl.server.session.Directory;
import dev.pawl.server.session.Provider;
import dev.pawl.server.session.Reception;
import dev.pawl.server.session.Sessions;
import java.time.InstantSource;

/** Signing in with one provider: its pages, what its people may do, and its tokens. */
public final class OpenIdLogin {
    private final LoginSettings settings;
    private final InstantSource clock;
    private final OpenIdProvider provider;
    private final TokenCheck check;
    private final People people;

    /** Asks the provider for nothing yet. */
    public OpenIdLogin(LoginSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.provider = new OpenIdProvider(settings, clock);
        this.check = new TokenCheck(settings, provider, clock);
        this.people = new People(settings);
    }

    /** What the page that asks to sign in shows. */
    public Provider shown() {
        return new Provider(settings.name(), LoginPages.START);
    }

    /** What people may do who signed in there. */
    public Directory directory() {
        return people;
    }

    /**
     * The pages by which browsers go there and come back.
     *
     * @param reception
     *            told who comes
     */
    public HttpMount pages(Sessions sessions, PageTokens seal, Reception reception) {
        return new HttpMount(LoginPages.PREFIX, new LoginPages(this, sessions, seal, reception));
    }

    /** Takes the provider's tokens for programs, too, if that is configured. */
    public Authenticator alsoBearers(Authenticator next) {
        return settings.bearerAudience().<Authenticator>map(audience -> new BearerTokens(audience, this, next))
                .orElse(next);
    }

    LoginSettings settings() {
        return settings;
    }

    OpenIdProvider provider() {
        return provider;
    }

    TokenCheck check() {
        return check;
    }

    People people() {
        return people;
    }

    InstantSource clock() {
        return clock;
    }
}
