<?php
/*
 * Prints values for the tests, as long as lines come in.
 *
 * A request is one line of JSON:
 *     {"print": "var_dump", "node": NODE, "ini": {"html_errors": "1"}}
 *     {"print": "var_dump", "code": "return new ArrayObject([1]);"}
 * NODE is what cleaner_phpdump.nodes describes. The reply is one line of JSON: "out" holds the
 * bytes that PHP printed in base64, "ids" the numbers of the objects and resources of NODE in the
 * order of their heads. What goes wrong is {"error": message}.
 */

namespace {
    class Ferry
    {
        public $name;
        protected $crew;
        private $log;
    }

    class CarFerry extends Ferry
    {
        private $log; // the parent has a private one of the same name
        public $cars;
    }

    class Ticket
    {
        public int $number;
        public ?string $holder;
        protected float $price;
        private array $stops;
        public readonly string $code;
        public string|int|null $seat;
    }

    #[AllowDynamicProperties]
    class Loose
    {
    }

    enum Tide: string
    {
        case High = 'H';
        case Low = 'it\'s "low"';
    }

    enum Deck: int
    {
        case Lower = -1;
        case Upper = 10;
    }

    enum Signal
    {
        case Stop;
        case Go;
    }
}

namespace Harbour\Piers {
    class Pier
    {
        public $name;
        protected $owner;
        private $depth;
    }

    enum Berth
    {
        case Taken;
        case Free;
    }
}

namespace Server {
    const PRINTERS = ['var_dump', 'debug_zval_dump', 'print_r', 'var_export'];

    /** Builds the values of one request; lives as long as their references must count. */
    final class Builder
    {
        public array $ids = [];
        private array $kept = [];
        private array $enclosing = [];

        public function value(array $node): mixed
        {
            return match ($node['t']) {
                'null' => null,
                'bool', 'int' => $node['v'],
                'float' => self::float($node['v']),
                'str' => self::text($node),
                'array' => $this->list($node['items']),
                'object' => $this->object($node),
                'enum' => constant(self::name($node['class']) . '::' . self::name($node['case'])),
                'resource' => $this->resource($node['rtype']),
                'recursion' => end($this->enclosing),
            };
        }

        private function list(array $items): array
        {
            $made = [];
            foreach ($items as [$key, $node]) {
                $value = $this->value($node);
                if ($node['ref'] ?? false) {
                    $made[self::name($key)] = &$this->kept($value);
                } else {
                    $made[self::name($key)] = $value;
                }
            }
            return $made;
        }

        private function object(array $node): object
        {
            $class = self::name($node['class']);
            $made = (new \ReflectionClass($class))->newInstanceWithoutConstructor();
            $this->ids[] = spl_object_id($made);
            $this->enclosing[] = $made;
            foreach ($node['props'] as [$name, $visibility, $declaring, $value]) {
                if ($value['t'] === 'uninit') {
                    continue;
                }
                $scope = $class === 'stdClass' ? null : ($declaring ?? $class);
                $this->set($made, $scope, self::name($name), $value);
            }
            array_pop($this->enclosing);
            return $made;
        }

        private function set(object $object, ?string $scope, string $name, array $node): void
        {
            $value = $this->value($node);
            if ($node['ref'] ?? false) {
                $set = function (&$value) use ($name) {
                    $this->$name = &$value;
                };
                $slot = &$this->kept($value);
            } else {
                $set = function ($value) use ($name) {
                    $this->$name = $value;
                };
                $slot = $value;
            }
            if ($scope === null) {
                \Closure::bind($set, $object)($slot);
            } else {
                \Closure::bind($set, $object, $scope)($slot);
            }
        }

        private function &kept(mixed $value): mixed
        {
            $this->kept[] = &$value; // a reference that nothing else holds is printed as a value
            return $value;
        }

        private function resource(string $type): mixed
        {
            $stream = fopen('php://memory', 'r');
            $this->kept[] = $stream;
            $this->ids[] = get_resource_id($stream);
            if ($type === 'Unknown') {
                fclose($stream);
            }
            return $stream;
        }

        private static function float(string $digits): float
        {
            return ['INF' => INF, '-INF' => -INF, 'NAN' => NAN][$digits] ?? (float) $digits;
        }

        private static function text(array $node): string
        {
            return isset($node['b64']) ? base64_decode($node['b64']) : $node['v'];
        }

        private static function name(mixed $name): int|string
        {
            return is_array($name) ? base64_decode($name['b64']) : $name;
        }
    }

    function answer(array $request): array
    {
        $builder = new Builder();
        $value = isset($request['code']) ? eval($request['code']) : $builder->value($request['node']);
        foreach ($request['ini'] ?? [] as $setting => $to) {
            ini_set($setting, $to);
        }
        ob_start();
        try {
            printed($request['print'], $value);
        } finally {
            $out = ob_get_clean();
            foreach (array_keys($request['ini'] ?? []) as $setting) {
                ini_restore($setting);
            }
        }
        return ['out' => base64_encode($out), 'ids' => $builder->ids];
    }

    function printed(string $printer, mixed $value): void
    {
        if ($printer === 'serialize') {
            echo serialize($value);
        } elseif ($printer === 'restored') {
            var_dump(unserialize(serialize($value)));
        } elseif (in_array($printer, PRINTERS, true)) {
            $printer($value);
        } else {
            throw new \ValueError("no printer '$printer'");
        }
    }

    error_reporting(0);
    // so that the numbers of all objects have three digits, and a text has the same length again
    $padding = array_map(fn () => new \stdClass(), range(1, 100));
    while (($line = fgets(STDIN)) !== false) {
        try {
            $reply = answer(json_decode($line, true, 512, JSON_THROW_ON_ERROR));
        } catch (\Throwable $error) {
            $reply = ['error' => get_class($error) . ': ' . $error->getMessage()];
        }
        gc_collect_cycles();
        fwrite(STDOUT, json_encode($reply, JSON_INVALID_UTF8_SUBSTITUTE) . "\n");
    }
}
