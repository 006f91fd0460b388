package dev.pawl.approval.service;

import dev.pawl.approval.link.LinkSigner;
import dev.pawl.approval.link.LinkToken;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.people.People;
import dev.pawl.approval.rule.Waiting;
import dev.pawl.timer.EngineClock;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Links that let one person act about one request without a login. */
public final class Links {
    /** Where the server serves them. */
    public static final String PREFIX = "/a/";

    private final LinkSigner signer;
    private final ApprovalSettings settings;
    private final People people;
    private final EngineClock clock;
    private volatile @Nullable URI served;

    Links(LinkSigner signer, ApprovalSettings settings, People people, EngineClock clock) {
        this.signer = signer;
        this.settings = settings;
        this.people = people;
        this.clock = clock;
    }

    void servedAt(URI base) {
        served = base;
    }

    /** The link of a person; empty if links are off, or there is nothing for that person to do. */
    public Optional<URI> of(ApprovalRequest request, String person) {
        Optional<URI> base = settings.baseUrl().or(() -> Optional.ofNullable(served));
        if (!settings.links() || base.isEmpty() || !Waiting.waitsFor(request, person, people)) {
            return Optional.empty();
        }
        LinkToken token = new LinkToken(request.id(), person, clock.now().plus(settings.linksLast()),
                given(request, person));
        return Optional.of(URI.create(base.get() + PREFIX + signer.sign(token)));
    }

    /** What a link lets somebody do, if it works. */
    public Opened open(String text, Function<String, Optional<ApprovalRequest>> find) {
        Optional<LinkToken> token = settings.links() ? signer.read(text) : Optional.empty();
        Optional<ApprovalRequest> request = token.map(LinkToken::request).flatMap(find);
        if (token.isEmpty() || request.isEmpty()) {
            return new Opened.Invalid("This link is none of ours, or it was cut short.");
        }
        Instant expires = token.get().expiresAt();
        if (!expires.isAfter(clock.now())) {
            return new Opened.Invalid("This link has expired.");
        }
        if (token.get().given() != given(request.get(), token.get().person())) {
            return new Opened.Invalid("This link works no more, because you let another person decide.");
        }
        return new Opened.Works(request.get(), token.get().person());
    }

    private static int given(ApprovalRequest request, String person) {
        return (int) request.course().delegations().stream().filter(d -> d.from().equals(person)).count();
    }

    /** What came of a link. */
    public sealed interface Opened {
        /** It is that person's, about that request; whether there is something left to do is the request's affair. */
        record Works(ApprovalRequest request, String person) implements Opened {}

        /** It does not work, for a reason that the person is told. */
        record Invalid(String why) implements Opened {}
    }
}
