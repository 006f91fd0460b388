package dev.pawl.graph.chart;

/** What stands before the name of a state: one for each type, for tasks one for each family of services. */
public enum Icon {
    PASS, CHOICE, WAIT, SUCCEED, FAIL, PARALLEL, MAP, DISTRIBUTED_MAP, FUNCTION, ACTIVITY, APPROVAL, HTTP, MESSAGE, EVENT, TABLE, CONTAINER, WORKFLOW, STORAGE, SERVICE
}
