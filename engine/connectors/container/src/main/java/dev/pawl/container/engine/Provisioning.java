package dev.pawl.container.engine;

import com.github.dockerjava.api.model.Info;
import dev.pawl.container.engine.ContainerCreation.Attachment;
import dev.pawl.secret.SecretException;
import dev.pawl.secret.Secrets;
import java.util.Optional;

/** Makes the containers of a task, without starting any but the one that holds their network. */
final class Provisioning {
    private static final String HOST = "host";
    private static final String NONE = "none";
    private static final String BRIDGE = "bridge";

    private final DockerEngine engine;
    private final ContainerSettings settings;
    private final Secrets secrets;
    private final Labels labels;

    Provisioning(DockerEngine engine, ContainerSettings settings, Secrets secrets, Labels labels) {
        this.engine = engine;
        this.settings = settings;
        this.secrets = secrets;
        this.labels = labels;
    }

    /**
     * Makes what is not there yet: doing it again does no harm.
     *
     * @throws FailedToStart
     *             if the engine refuses a container, or a secret cannot be had
     */
    void make(TaskPlan plan) {
        try {
            makeAll(plan);
        } catch (SecretException e) {
            throw new FailedToStart("", "ResourceInitializationError: " + e.getMessage());
        }
    }

    private void makeAll(TaskPlan plan) {
        Info info = engine.info();
        int processors = Optional.ofNullable(info.getNCPU()).orElse(1);
        ContainerCreation creation = new ContainerCreation(secrets, labels, settings.endpoint(),
                settings.keeping().logBytes(), processors);
        Attachment attachment = attachment(plan);
        Attachment each = attachment;
        if (plan.containers().size() > 1 && !attachment.mode().equals(HOST)) {
            holdNetwork(plan, creation, attachment, String.valueOf(info.getArchitecture()));
            each = new Attachment("container:" + Labels.networkHolder(plan.id()), false, attachment.reachesHost());
        }
        for (ContainerPlan container : plan.containers()) {
            Attachment at = each;
            try {
                engine.create(ImageName.parse(container.image()).text(), Labels.name(plan.id(), container.name()),
                        create -> creation.describe(create, plan, container, at));
            } catch (EngineException.Refused e) {
                throw new FailedToStart(container.name(), "CannotCreateContainerError: " + e.getMessage());
            }
        }
    }

    private void holdNetwork(TaskPlan plan, ContainerCreation creation, Attachment attachment, String architecture) {
        String holder = Labels.networkHolder(plan.id());
        try {
            if (engine.image(PauseImage.NAME).isEmpty()) {
                engine.importImage(PauseImage.REPOSITORY, PauseImage.TAG, PauseImage.tar(architecture));
            }
            engine.create(PauseImage.NAME, holder,
                    create -> creation.describeNetworkHolder(create, plan, attachment));
            engine.start(holder);
        } catch (EngineException.Refused e) {
            throw new FailedToStart("", "CannotStartContainerError: the network of the task cannot be made: "
                    + e.getMessage());
        }
    }

    private Attachment attachment(TaskPlan plan) {
        String mode = plan.network().or(settings::network)
                .orElseGet(() -> engine.hasNetwork(BRIDGE) ? BRIDGE : NONE);
        boolean own = !mode.equals(HOST) && !mode.equals(NONE);
        return new Attachment(mode, own, own);
    }

    /** A task cannot begin. */
    static final class FailedToStart extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String container;

        FailedToStart(String container, String reason) {
            super(reason);
            this.container = container;
        }

        /** Which container is the reason; empty if it is none of the plan. */
        String container() {
            return container;
        }
    }
}
