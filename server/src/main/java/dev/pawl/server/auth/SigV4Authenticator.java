package dev.pawl.server.auth;

import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.Standing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Checks AWS's signature, version 4, of every request. */
public final class SigV4Authenticator implements Authenticator {
    private static final String WRONG_SIGNATURE = "The request signature we calculated does not match the signature "
            + "you provided. Check your AWS Secret Access Key and signing method. "
            + "Consult the service documentation for details.";
    /** Headers that say what is called; unsigned, a recorded request could be turned into another. */
    private static final String[] TO_BE_SIGNED = {"X-Amz-Date", "X-Amz-Target", "X-Amz-Security-Token"};

    private final Principals principals;
    private final SigningKeys signing = new SigningKeys();
    private final SigningScope scope;

    /** Takes requests that are signed for this region with one of these keys, at about this clock's time. */
    public SigV4Authenticator(Collection<AccessKey> keys, String region, Clock clock) {
        this(keys, region, "states", clock);
    }

    /** The same for requests to another service than Step Functions, such as {@code lambda}. */
    public SigV4Authenticator(Collection<AccessKey> keys, String region, String service, Clock clock) {
        this(new ConfiguredKeys(keys), new SigningScope(region, service, clock));
    }

    /** Takes requests that are signed for that scope with a key that there is at the time. */
    public SigV4Authenticator(Principals principals, SigningScope scope) {
        this.principals = principals;
        this.scope = scope;
    }

    @Override
    public Principal authenticate(HttpRequest request) {
        Optional<String> header = request.headers().first("Authorization");
        if (header.isEmpty()) {
            throw ApiException.protocol("MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        Authorization authorization = Authorization.parse(header.get());
        String date = request.headers().first("X-Amz-Date").orElseThrow(() -> Authorization.incomplete(
                "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."));
        Optional<AccessKey> known = principals.key(authorization.accessKeyId());
        if (known.isEmpty() || request.headers().first("X-Amz-Security-Token").isPresent()) {
            throw ApiException.protocol("UnrecognizedClientException",
                    "The security token included in the request is invalid.");
        }
        scope.check(authorization.scope(), date);
        requireSigned(request, authorization);
        String expected = signing.of(known.get()).sign(authorization.scope(), date,
                CanonicalRequest.hash(request, authorization));
        if (!MessageDigest.isEqual(ascii(expected), ascii(authorization.signature()))) {
            throw ApiException.protocol("InvalidSignatureException", WRONG_SIGNATURE);
        }
        return known.get().principal();
    }

    /**
     * The signature is over the hash of the body. Who sends that hash along, as AWS's own clients can, is known
     * at once; of the others only the key's id is.
     */
    @Override
    public Standing standing(HttpRequest head) {
        try {
            Authorization authorization = Authorization.parse(head.headers().first("Authorization").orElse(""));
            return principals.key(authorization.accessKeyId())
                    .map(key -> proves(head, authorization, key) ? Standing.KNOWN : Standing.CLAIMED)
                    .orElse(Standing.STRANGER);
        } catch (ApiException e) {
            return Standing.STRANGER;
        }
    }

    private boolean proves(HttpRequest head, Authorization authorization, AccessKey key) {
        Optional<String> body = head.headers().first("X-Amz-Content-SHA256");
        if (body.isEmpty()) {
            return false;
        }
        try {
            String date = head.headers().first("X-Amz-Date").orElse("");
            scope.check(authorization.scope(), date);
            requireSigned(head, authorization);
            String expected = signing.of(key).sign(authorization.scope(), date,
                    CanonicalRequest.hash(head, authorization, body.get()));
            return MessageDigest.isEqual(ascii(expected), ascii(authorization.signature()));
        } catch (ApiException e) {
            return false;
        }
    }

    /** A signature is of its moment; what may be gone since is the key. */
    @Override
    public boolean stillKnows(HttpRequest request, Principal principal) {
        return request.headers().first("Authorization")
                .flatMap(header -> principals.key(Authorization.parse(header).accessKeyId())).isPresent();
    }

    private static void requireSigned(HttpRequest request, Authorization authorization) {
        if (!authorization.signedHeaders().contains("host")) {
            throw unsigned("'Host' or ':authority'");
        }
        for (String name : TO_BE_SIGNED) {
            if (request.headers().first(name).isPresent()
                    && !authorization.signedHeaders().contains(name.toLowerCase(Locale.ROOT))) {
                throw unsigned("'" + name + "'");
            }
        }
    }

    private static ApiException unsigned(String header) {
        return ApiException.protocol("InvalidSignatureException",
                header + " must be a 'SignedHeader' in the AWS Authorization.");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
