package org.penstock.kit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Limits and intervals of the kit; each has a unit in its type or its name. */
@ConfigMapping(prefix = "penstock")
public interface KitConfig {

  /** The service's name, as in its consumer group and the names of its dead-letter topics. */
  @WithDefault("${quarkus.application.name}")
  String service();

  /** The service's own schema, and the name of the database role it works with. */
  String schema();

  Consumer consumer();

  Outbox outbox();

  Chain chain();

  /** Events in. */
  interface Consumer {

    /** Most records in one transaction. */
    @WithDefault("500")
    int maxBatchRecords();

    /** Longest wait for records in one poll; also how soon a stop is noticed. */
    @WithDefault("200ms")
    Duration pollTimeout();

    /**
     * How often the broker is asked where the partitions end: timers that wait for records go by
     * the time of the last answer.
     */
    @WithDefault("250ms")
    Duration endInterval();

    /**
     * How long the broker waits for a silent instance before it hands its partitions to another.
     */
    @WithDefault("10s")
    Duration sessionTimeout();

    /** Fixed name of this instance in its consumer groups: a restart then needs no rebalance. */
    Optional<String> instanceId();

    /** Largest record that is read, in bytes; a larger one is dead-lettered. */
    @WithDefault("1048576")
    int maxRecordBytes();

    /** How many bytes of an unreadable record's value its dead letter carries. */
    @WithDefault("65536")
    int maxDeadLetterBytes();
  }

  /** Events out. */
  interface Outbox {

    /** Most rows read at once. */
    @WithDefault("500")
    int maxBatchRows();

    /** How often the table is looked at when nothing wakes the relay. */
    @WithDefault("200ms")
    Duration pollInterval();

    /** How long one send may take before the relay starts over with that row. */
    @WithDefault("30s")
    Duration deliveryTimeout();

    /** How long the relay waits for a topic that the broker does not show. */
    @WithDefault("5s")
    Duration maxBlock();

    /** How long a topic is left alone that could not be written. */
    @WithDefault("5s")
    Duration blockedTopicPause();
  }

  /** The hash chain. */
  interface Chain {

    /** How often the head of each chain is published, so that another service witnesses it. */
    @WithDefault("15m")
    Duration anchorInterval();
  }
}
