package org.penstock.broken.db;

public record Rows(int count) {}
