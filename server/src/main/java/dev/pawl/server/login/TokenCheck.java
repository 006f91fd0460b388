package dev.pawl.server.login;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.pawl.server.login.LoginException.Reason;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** Believes a token only if the provider signed it, for us, and not too long ago. */
final class TokenCheck {
    /** Signatures with keys that only the provider has; never "none", and never a secret that two share. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384,
            JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512, JWSAlgorithm.ES256,
            JWSAlgorithm.ES384, JWSAlgorithm.ES512);
    private static final Duration SKEW = Duration.ofMinutes(1);
    private static final int LONGEST = 16 * 1024;

    private final LoginSettings settings;
    private final OpenIdProvider provider;
    private final InstantSource clock;

    TokenCheck(LoginSettings settings, OpenIdProvider provider, InstantSource clock) {
        this.settings = settings;
        this.provider = provider;
        this.clock = clock;
    }

    /** What a token says of who signed in, for the sign-in that was begun with that nonce. */
    JWTClaimsSet idToken(String token, String nonce) {
        JWTClaimsSet claims = checked(token, settings.client().id());
        if (!nonce.equals(claims.getClaim("nonce"))) {
            throw wrong("was made for another sign-in");
        }
        List<String> audience = claims.getAudience();
        Object party = claims.getClaim("azp");
        if ((party != null || audience.size() > 1) && !settings.client().id().equals(party)) {
            throw wrong("was made for another client");
        }
        return claims;
    }

    /** What a token of a program says. */
    JWTClaimsSet bearer(String token, String audience) {
        return checked(token, audience);
    }

    private JWTClaimsSet checked(String token, String audience) {
        if (token.length() > LONGEST) {
            throw wrong("is longer than 16 KiB");
        }
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT,
                new JOSEObjectType("at+jwt"), null));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, provider.keys()));
        processor.setJWTClaimsSetVerifier(verifier(audience));
        try {
            JWTClaimsSet claims = processor.process(token, null);
            Instant issued = claims.getIssueTime().toInstant();
            if (issued.isAfter(clock.instant().plus(SKEW))) {
                throw wrong("is of the future");
            }
            return claims;
        } catch (ParseException e) {
            throw wrong("is none");
        } catch (BadJOSEException e) {
            throw wrong("is not to be believed: " + e.getMessage());
        } catch (JOSEException e) {
            throw new LoginException(Reason.UNREACHABLE,
                    "Expected to check a token with the provider's keys, but they cannot be had");
        }
    }

    private DefaultJWTClaimsVerifier<SecurityContext> verifier(String audience) {
        DefaultJWTClaimsVerifier<SecurityContext> verifier = new DefaultJWTClaimsVerifier<>(Set.of(audience),
                new JWTClaimsSet.Builder().issuer(settings.issuer().toString()).build(),
                Set.of("sub", "exp", "iat"), Set.of()) {
            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }
        };
        verifier.setMaxClockSkew((int) SKEW.toSeconds());
        return verifier;
    }

    private static LoginException wrong(String what) {
        return new LoginException(Reason.FAILED, "Expected a token of the provider, but what came " + what);
    }
}
