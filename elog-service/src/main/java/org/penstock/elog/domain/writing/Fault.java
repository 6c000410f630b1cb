package org.penstock.elog.domain.writing;

/** What is wrong with one field of a request, in words for whoever sent it. */
public record Fault(String field, String message) {}
