package org.penstock.sound.domain;

import java.time.Instant;
import org.penstock.event.Quality;

public record Alarm(String id, Instant raisedAt, Quality quality) {}
