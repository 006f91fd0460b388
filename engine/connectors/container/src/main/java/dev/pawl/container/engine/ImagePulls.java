package dev.pawl.container.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.model.PullResponseItem;
import dev.pawl.container.engine.ContainerSettings.PullPolicy;
import dev.pawl.container.engine.ContainerSettings.Pulling;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gets images. Tasks that want the same one at the same time wait for one pull. */
final class ImagePulls {
    private static final int NOT_FOUND = 404;

    private final DockerEngine engine;
    private final RegistryCredentials credentials;
    private final Pulling settings;
    private final Map<String, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();

    ImagePulls(DockerEngine engine, RegistryCredentials credentials, Pulling settings) {
        this.engine = engine;
        this.credentials = credentials;
        this.settings = settings;
    }

    /**
     * Has an image there when it returns.
     *
     * @param enough
     *            is done when nobody wants the image any more
     * @throws EngineException
     *             if it cannot be had
     */
    void provide(String image, CompletableFuture<?> enough) {
        ImageName name = ImageName.parse(image);
        boolean there = settings.policy() != PullPolicy.ALWAYS && engine.image(name.text()).isPresent();
        if (there) {
            return;
        }
        if (settings.policy() == PullPolicy.NEVER) {
            throw new EngineException.Refused(NOT_FOUND,
                    "the image " + name.text() + " is not there, and the configuration says that none is pulled");
        }
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = underWay.putIfAbsent(name.text(), mine);
        if (other == null) {
            try {
                begin(name, mine);
                await(name, mine, enough);
            } finally {
                underWay.remove(name.text(), mine);
                // whoever joined must not wait for one that nobody waits for any more
                mine.completeExceptionally(new EngineException.Away("pulling " + name.text() + " was given up"));
            }
        } else {
            await(name, other, enough);
        }
    }

    private void await(ImageName name, CompletableFuture<Void> pull, CompletableFuture<?> enough) {
        try {
            CompletableFuture.anyOf(pull, enough).get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new EngineException.Refused(0, "pulling " + name.text() + " did not end within "
                    + settings.timeout().toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException.Refused(0, "pulling " + name.text() + " was interrupted");
        } catch (ExecutionException e) {
            throw engine.calls().failed(e.getCause() == null ? e : e.getCause());
        }
    }

    private void begin(ImageName name, CompletableFuture<Void> pull) {
        PullImageCmd command = engine.clients().streams().pullImageCmd(name.text());
        credentials.of(name.registry()).ifPresent(command::withAuthConfig);
        Progress progress = command.exec(new Progress(engine.calls(), pull));
        var unused = pull.whenComplete((nothing, thrown) -> progress.end());
    }

    /** Follows a pull; its last word decides. */
    private static final class Progress extends ResultCallback.Adapter<PullResponseItem> {
        private final EngineCalls calls;
        private final CompletableFuture<Void> pull;

        Progress(EngineCalls calls, CompletableFuture<Void> pull) {
            this.calls = calls;
            this.pull = pull;
        }

        @Override
        public void onNext(PullResponseItem item) {
            var error = item.getErrorDetail();
            if (error != null) {
                pull.completeExceptionally(
                        new EngineException.Refused(0, calls.shown(String.valueOf(error.getMessage()))));
            }
        }

        @Override
        public void onError(Throwable thrown) {
            pull.completeExceptionally(calls.failed(thrown));
            super.onError(thrown);
        }

        @Override
        public void onComplete() {
            super.onComplete();
            pull.complete(null);
        }

        void end() {
            try {
                close();
            } catch (IOException e) {
                // its connection is of no more use either way
            }
        }
    }
}
