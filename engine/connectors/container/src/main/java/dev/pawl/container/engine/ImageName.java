package dev.pawl.container.engine;

/**
 * The name of an image, taken apart as Docker does it.
 *
 * @param registry
 *            host and port; {@code docker.io} if the name has none
 * @param text
 *            with a tag or a digest, so that never all tags are pulled
 */
record ImageName(String registry, String text) {
    static final String DOCKER_HUB = "docker.io";

    static ImageName parse(String image) {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        boolean host = first.contains(".") || first.contains(":") || first.equals("localhost");
        String registry = !host || first.equals("index.docker.io") ? DOCKER_HUB : first;
        boolean exact = image.contains("@") || image.indexOf(':', image.lastIndexOf('/') + 1) >= 0;
        return new ImageName(registry, exact ? image : image + ":latest");
    }
}
