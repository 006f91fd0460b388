package dev.pawl.connector.function.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * All processes of all functions: warm ones are used again, new ones are started up to a function's limit and
 * one for all,
 * and calls beyond that wait their turn.
 */
final class Fleet {
    private final Launcher launcher;
    private final int maxProcesses;
    private final long idleNanos;
    private final Map<String, Lane> lanes = new HashMap<>();
    /** Also those that are beginning or ending. */
    private final Set<FunctionProcess> living = ConcurrentHashMap.newKeySet();
    private int processes;
    private boolean closed;

    Fleet(Launcher launcher, int maxProcesses, Duration idle) {
        this.launcher = launcher;
        this.maxProcesses = maxProcesses;
        this.idleNanos = idle.toNanos();
    }

    /**
     * A process for a call; to be given back.
     *
     * @throws TimeoutException
     *             if none was free for so long
     * @throws LaunchException
     *             if none can be started
     */
    FunctionProcess lease(Deployment deployment, Duration limit)
            throws InterruptedException, TimeoutException, LaunchException {
        Waiting mine = new Waiting(deployment);
        List<FunctionProcess> unwanted = new ArrayList<>();
        synchronized (this) {
            if (closed) {
                throw new LaunchException("Expected functions to run, but they are being stopped");
            }
            lanes.computeIfAbsent(deployment.name(), name -> new Lane()).waiting.add(mine);
            dispatch(unwanted);
        }
        unwanted.forEach(FunctionProcess::kill);
        try {
            Optional<FunctionProcess> warm = mine.granted().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return warm.isPresent() ? warm.get() : start(deployment);
        } catch (InterruptedException | TimeoutException e) {
            giveUp(mine);
            throw e;
        } catch (ExecutionException e) {
            throw new LaunchException("Expected functions to run, but they are being stopped");
        }
    }

    private FunctionProcess start(Deployment deployment) throws LaunchException {
        boolean started = false;
        try {
            FunctionProcess process = launcher.start(deployment);
            started = true;
            living.add(process);
            process.onExit(() -> ended(process));
            return process;
        } finally {
            if (!started) {
                freed(deployment.name());
            }
        }
    }

    private void giveUp(Waiting mine) {
        synchronized (this) {
            Lane lane = lanes.get(mine.deployment().name());
            if (lane != null && lane.waiting.remove(mine)) {
                return;
            }
        }
        // It was granted at the last moment.
        mine.granted().join().ifPresentOrElse(this::giveBack, () -> freed(mine.deployment().name()));
    }

    /** The call is over. A process that cannot take another is not kept. */
    void giveBack(FunctionProcess process) {
        List<FunctionProcess> unwanted = new ArrayList<>();
        synchronized (this) {
            Lane lane = lanes.get(process.deployment().name());
            if (lane != null && !closed && process.isUsable()) {
                lane.idle.push(new Lane.Idle(process, System.nanoTime()));
                dispatch(unwanted);
            } else {
                unwanted.add(process);
            }
        }
        unwanted.forEach(FunctionProcess::kill);
    }

    /** Its place is free once it has really ended. */
    private void ended(FunctionProcess process) {
        living.remove(process);
        synchronized (this) {
            Lane lane = lanes.get(process.deployment().name());
            if (lane != null) {
                lane.idle.removeIf(idle -> idle.process().equals(process));
            }
        }
        freed(process.deployment().name());
    }

    private void freed(String function) {
        List<FunctionProcess> unwanted = new ArrayList<>();
        synchronized (this) {
            processes--;
            Lane lane = lanes.get(function);
            if (lane != null) {
                lane.processes--;
            }
            dispatch(unwanted);
        }
        unwanted.forEach(FunctionProcess::kill);
    }

    /** Hands out what can be handed out; guarded by this. */
    private void dispatch(List<FunctionProcess> unwanted) {
        for (Iterator<Lane> each = lanes.values().iterator(); each.hasNext();) {
            Lane lane = each.next();
            while (!lane.waiting.isEmpty() && grant(lane, unwanted)) {
                lane.waiting.remove();
            }
            if (lane.isEmpty()) {
                each.remove();
            }
        }
    }

    private boolean grant(Lane lane, List<FunctionProcess> unwanted) {
        Waiting next = lane.waiting.element();
        while (!lane.idle.isEmpty()) {
            FunctionProcess process = lane.idle.pop().process();
            if (process.isUsable() && process.deployment().equals(next.deployment())) {
                return next.granted().complete(Optional.of(process));
            }
            unwanted.add(process);
        }
        if (lane.processes >= next.deployment().function().limits().concurrency()) {
            return false;
        }
        if (processes >= maxProcesses) {
            evict(lane, unwanted);
            return false;
        }
        processes++;
        lane.processes++;
        return next.granted().complete(Optional.empty());
    }

    /** Ends the process of another function that has been idle longest: its end makes room. */
    private void evict(Lane needy, List<FunctionProcess> unwanted) {
        lanes.values().stream().filter(lane -> !lane.equals(needy)).filter(lane -> lane.oldest().isPresent())
                .min(Comparator.comparingLong(lane -> lane.oldest().orElseThrow().sinceNanos() - System.nanoTime()))
                .ifPresent(lane -> unwanted.add(lane.idle.removeLast().process()));
    }

    /** Ends what was idle too long or takes too much memory. */
    void sweep() {
        living.forEach(FunctionProcess::watchMemory);
        List<FunctionProcess> unwanted = new ArrayList<>();
        long now = System.nanoTime();
        synchronized (this) {
            for (Lane lane : lanes.values()) {
                while (lane.oldest().filter(idle -> now - idle.sinceNanos() > idleNanos).isPresent()) {
                    unwanted.add(lane.idle.removeLast().process());
                }
            }
        }
        unwanted.forEach(FunctionProcess::kill);
    }

    /** Ends processes of a function that is not there any more: idle ones now, the others after their call. */
    void retire(String function) {
        living.stream().filter(process -> process.deployment().name().equals(function))
                .forEach(FunctionProcess::retire);
        List<FunctionProcess> unwanted = new ArrayList<>();
        synchronized (this) {
            Lane lane = lanes.get(function);
            if (lane != null) {
                lane.idle.forEach(idle -> unwanted.add(idle.process()));
                lane.idle.clear();
            }
        }
        unwanted.forEach(FunctionProcess::kill);
    }

    /** Ends all, and returns when all have ended. */
    void close(Duration limit) {
        List<Waiting> disappointed = new ArrayList<>();
        synchronized (this) {
            closed = true;
            lanes.values().forEach(lane -> {
                disappointed.addAll(lane.waiting);
                lane.waiting.clear();
            });
        }
        disappointed.forEach(waiting -> waiting.granted().cancel(false));
        living.forEach(FunctionProcess::kill);
        long end = System.nanoTime() + limit.toNanos();
        living.forEach(process -> process.awaitEnd(end - System.nanoTime()));
    }
}
