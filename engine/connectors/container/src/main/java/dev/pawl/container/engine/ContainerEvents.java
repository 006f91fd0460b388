package dev.pawl.container.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One stream of the engine's events for all tasks, so that none has a connection of its own while it waits.
 * It
 * only makes
 * tasks look sooner: they look by themselves now and then, so events that are lost do no harm.
 */
final class ContainerEvents implements AutoCloseable {
    private static final int LONGEST_PAUSE_SECONDS = 30;

    private final DockerEngine engine;
    private final Labels labels;
    private final Consumer<String> changed;
    private final Runnable missed;
    private final Semaphore over = new Semaphore(0);
    private volatile boolean closed;

    /**
     * Begins to listen.
     *
     * @param changed
     *            is told ids of tasks
     * @param missed
     *            is told when events may have been missed
     */
    ContainerEvents(DockerEngine engine, Labels labels, Consumer<String> changed, Runnable missed) {
        this.missed = missed;
        this.engine = engine;
        this.labels = labels;
        this.changed = changed;
        Thread.ofVirtual().name("docker-events").start(this::listen);
    }

    private void listen() {
        int pause = 1;
        while (!closed) {
            long began = System.nanoTime();
            Stream stream = new Stream();
            try {
                engine.clients().streams().eventsCmd().withEventTypeFilter(EventType.CONTAINER)
                        .withLabelFilter(Map.of(Labels.INSTALLATION, labels.installation())).exec(stream);
                missed.run();
                over.acquire();
                missed.run();
                stream.close();
                pause = System.nanoTime() - began > TimeUnit.MINUTES.toNanos(1)
                        ? 1
                        : Math.min(2 * pause, LONGEST_PAUSE_SECONDS);
                if (!closed && over.tryAcquire(pause, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException | RuntimeException e) {
                over.release();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        over.release(2);
    }

    private final class Stream extends ResultCallback.Adapter<Event> {
        private boolean ended;

        @Override
        public void onNext(Event event) {
            Optional.ofNullable(event.getActor()).map(actor -> actor.getAttributes())
                    .map(attributes -> attributes.get(Labels.TASK)).ifPresent(changed);
        }

        @Override
        public void onError(Throwable thrown) {
            end();
        }

        @Override
        public void onComplete() {
            end();
        }

        private synchronized void end() {
            if (!ended) {
                ended = true;
                over.release();
            }
        }
    }
}
