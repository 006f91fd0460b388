package dev.pawl.server.login;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.pawl.server.auth.Grant;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.login.LoginException.Reason;
import dev.pawl.server.session.Directory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What claims mean here: who somebody is, and what their groups may do. */
final class People implements Directory {
    private final LoginSettings settings;

    /** Somebody by the provider's word: a name, and those of their groups that mean something here. */
    record Person(String name, List<String> groups) {
        Person {
            groups = List.copyOf(groups);
        }
    }

    People(LoginSettings settings) {
        this.settings = settings;
    }

    Person person(JWTClaimsSet claims) {
        String name = text(find(claims.getClaims(), settings.claims().name()));
        if (!Principal.isName(name)) {
            throw new LoginException(Reason.FAILED, "Expected a name of up to 64 letters, digits and ._@+=,- in the"
                    + " claim " + settings.claims().name() + ", but found another text or none. Choose another claim"
                    + " by login.nameClaim.");
        }
        if (settings.claims().name().equals("email") && Boolean.FALSE.equals(claims.getClaim("email_verified"))) {
            throw new LoginException(Reason.FAILED, "Expected an address that the provider verified, but it did not");
        }
        List<String> all = texts(find(claims.getClaims(), settings.claims().groups()));
        return new Person(name, all.stream().filter(settings.groups()::containsKey).distinct().toList());
    }

    private static @Nullable Object find(Map<String, Object> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        int dot = path.indexOf('.');
        if (dot < 0 || !(claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner)) {
            return null;
        }
        @SuppressWarnings("unchecked") // keys of JSON are texts
        Map<String, Object> members = (Map<String, Object>) inner;
        return find(members, path.substring(dot + 1));
    }

    private static String text(@Nullable Object claim) {
        return claim instanceof String text ? text : "";
    }

    private static List<String> texts(@Nullable Object claim) {
        return claim instanceof Collection<?> all
                ? all.stream().filter(String.class::isInstance).map(String.class::cast).toList()
                : List.of(text(claim));
    }

    @Override
    public Optional<Principal> principal(String name, List<String> groups) {
        List<Grant> grants = new ArrayList<>(settings.everybody());
        groups.forEach(group -> grants.addAll(settings.groups().getOrDefault(group, List.of())));
        return grants.isEmpty()
                ? Optional.empty()
                : Optional.of(new Principal(name, Principal.Kind.SESSION, "", grants.stream().distinct().toList()));
    }
}
