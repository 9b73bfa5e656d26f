/** dragonfly v1.39.0, src/server/acl/acl_family.h, cat_table_. */
const CATEGORIES = `
  keyspace read write set sortedset list hash string bitmap hyperlog geo stream pubsub admin fast slow blocking dangerous
  connection transaction scripting topk cms bloom ft_search search throttle json all`;

/** dragonfly v1.39.0, src/server/**: the names that commands are registered by. */
const COMMANDS = `
  acl addreplicaof append auth bf.add bf.exists bf.loadchunk bf.madd bf.mexists bf.reserve bf.scandump bgsave
  bitcount bitfield bitfield_ro bitop bitpos blmove blmpop blpop brpop brpoplpush bzmpop bzpopmax bzpopmin
  cl.throttle client cluster cms.incrby cms.info cms.initbydim cms.initbyprob cms.merge cms.query command config
  copy dbsize debug decr decrby del delex dfly dflycluster dflymigrate digest discard dump echo eval evalsha
  evalsha_ro eval_ro exec exists expire expireat expiretime fieldexpire fieldttl flushall flushdb ft.aggregate
  ft.alter ft.config ft.create ft.dropindex ft.hybrid ft.info ft.profile ft.search ft.syndump ft.synupdate
  ft.tagvals ft._debug ft._list function gat geoadd geodist geohash geopos georadius georadiusbymember
  georadiusbymember_ro georadius_ro geosearch get getbit getdel getex getrange getset hdel hello hexists hexpire
  hget hgetall hincrby hincrbyfloat hkeys hlen hmget hmset hrandfield hscan hset hsetex hsetnx hstrlen httl hvals
  incr incrby incrbyfloat info json.arrappend json.arrindex json.arrinsert json.arrlen json.arrpop json.arrtrim
  json.clear json.debug json.del json.forget json.get json.merge json.mget json.mset json.numincrby json.nummultby
  json.objkeys json.objlen json.resp json.set json.strappend json.strlen json.toggle json.type keys lastsave
  latency lindex linsert llen lmove lmpop lpop lpos lpush lpushx lrange lrem lset ltrim memory mget module monitor
  move mset msetnx multi persist pexpire pexpireat pexpiretime pfadd pfcount pfmerge ping prepend psetex
  psubscribe pttl publish pubsub punsubscribe quit randomkey readonly readwrite rename renamenx replconf replicaof
  repltakeover restore rm role rpop rpoplpush rpush rpushx sadd saddex save scan scard script sdiff sdiffstore
  select set setbit setex setnx setrange shrink shutdown sinter sintercard sinterstore sismember slaveof slowlog
  smembers smismember smove sort sort_ro spop spublish srandmember srem sscan ssubscribe stick strlen subscribe
  substr sunion sunionstore sunsubscribe time topk.add topk.count topk.incrby topk.info topk.list topk.query
  topk.reserve touch ttl type unlink unsubscribe unwatch watch xack xadd xautoclaim xclaim xdel xgroup xinfo xlen
  xpending xrange xread xreadgroup xrevrange xsetid xtrim zadd zcard zcount zdiff zdiffstore zincrby zinter
  zintercard zinterstore zlexcount zmpop zmscore zpopmax zpopmin zrandmember zrange zrangebylex zrangebyscore
  zrangestore zrank zrem zremrangebylex zremrangebyrank zremrangebyscore zrevrange zrevrangebylex zrevrangebyscore
  zrevrank zscan zscore zunion zunionstore`;

const split = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));
const categories = split(CATEGORIES);
const commands = split(COMMANDS);

/** Whether Dragonfly has a category or a command for a rule such as `+@read` or `-SCAN`; it takes them in any case. */
export function isKnownWord(rule: string): boolean {
  const word = rule.slice(1).toLowerCase();
  return word.startsWith("@") ? categories.has(word.slice(1)) : commands.has(word);
}
