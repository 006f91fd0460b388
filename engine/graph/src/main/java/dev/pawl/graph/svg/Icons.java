package dev.pawl.graph.svg;

import dev.pawl.graph.chart.Icon;

/** The icons as paths on a square of 20 pixels, drawn with a line and no fill. */
final class Icons {
    private static final String RING = "M10 3a7 7 0 1 0 0 14a7 7 0 1 0 0-14z";

    private Icons() {}

    static String path(Icon icon) {
        return switch (icon) {
            case PASS -> "M3 10h13M11.5 5.5L16 10l-4.5 4.5";
            case CHOICE ->
                "M3 10h3.5C10 10 9.5 5 13 5h3.5M6.5 10c3.5 0 3 5 6.5 5h3.5M14.5 2.8L16.7 5l-2.2 2.2M14.5 12.8l2.2 2.2-2.2 2.2";
            case WAIT -> RING + "M10 6.3V10l2.6 2";
            case SUCCEED -> RING + "M7 10.2l2.2 2.2L13.2 8";
            case FAIL -> RING + "M7.6 7.6l4.8 4.8M12.4 7.6l-4.8 4.8";
            case PARALLEL -> "M10 3v14M4 17v-5a3 3 0 0 1 3-3h6a3 3 0 0 1 3 3v5";
            case MAP -> "M3.5 7.5h9v9h-9zM7 7.5V3.5h9.5V13h-4";
            case DISTRIBUTED_MAP -> "M3.5 3.5h5v5h-5zM11.5 3.5h5v5h-5zM3.5 11.5h5v5h-5zM11.5 11.5h5v5h-5z";
            case FUNCTION -> "M5.5 3.5H7c1 0 1.6.5 2 1.6l3.8 9.8c.4 1 1 1.6 2 1.6h.7M10 8.5l-4.5 8";
            case ACTIVITY -> "M3.5 7h13v9h-13zM7.5 7V5.5A1.5 1.5 0 0 1 9 4h2a1.5 1.5 0 0 1 1.5 1.5V7M3.5 11h13";
            case APPROVAL -> "M8 3.5a2.9 2.9 0 1 0 0 5.8a2.9 2.9 0 1 0 0-5.8zM2.8 16.5c0-3 2.3-4.7 5.2-4.7"
                    + " 1 0 1.9.2 2.7.6M12.3 14.6l1.8 1.8 3.2-3.6";
            case HTTP -> RING + "M3 10h14M10 3c2.2 2 3.2 4.3 3.2 7s-1 5-3.2 7c-2.2-2-3.2-4.3-3.2-7s1-5 3.2-7z";
            case MESSAGE -> "M3 5h14v10H3zM3.4 5.6l6.6 5 6.6-5";
            case EVENT -> "M11.5 2.5L4.5 11.5H10L8.5 17.5l7-9H10z";
            case TABLE -> "M4 5.5C4 4.1 6.7 3 10 3s6 1.1 6 2.5S13.3 8 10 8 4 6.9 4 5.5zM4 5.5v9C4 15.9 6.7 17"
                    + " 10 17s6-1.1 6-2.5v-9M4 10c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5";
            case CONTAINER -> "M10 3l6.2 3.5v7L10 17l-6.2-3.5v-7zM3.8 6.5L10 10l6.2-3.5M10 10v7";
            case WORKFLOW -> "M3.5 3.5h6v4.5h-6zM10.5 12h6v4.5h-6zM6.5 8v4.3a2 2 0 0 0 2 2h2";
            case STORAGE -> "M4 5.5C4 4.4 6.7 3.5 10 3.5s6 .9 6 2-2.7 2-6 2-6-.9-6-2zM4 5.5l1.4 10c.1 1 2 1.5"
                    + " 4.6 1.5s4.5-.5 4.6-1.5l1.4-10";
            case SERVICE -> "M10 3l6 3.5v7L10 17l-6-3.5v-7zM10 7.6a2.4 2.4 0 1 0 0 4.8a2.4 2.4 0 1 0 0-4.8z";
        };
    }
}
