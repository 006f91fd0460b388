package dev.pawl.dsl;

/**
 * What a definition says in its query language: no plain value of Java, so Jackson must not make JSON of it.
 */
public interface Written {}
