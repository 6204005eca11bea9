/**
 * The pod of a ReplicaSet or a CronJob: a name, the hash of the template or the minute, five random characters. Kubernetes writes both without
 * vowels and without what looks alike (`SafeEncodeString` of apimachinery), and encodes a number, so that ten characters occur; old releases
 * wrote its digits.
 */
export const podName = /(?<![A-Za-z0-9.<-])[a-z0-9][a-z0-9-]{0,60}-(?:[4-9bcdf]{7,10}|[1-9]\d{7,9})-[bcdfghjklmnpqrstvwxz2456789]{5}(?![a-z0-9>-])/g;
